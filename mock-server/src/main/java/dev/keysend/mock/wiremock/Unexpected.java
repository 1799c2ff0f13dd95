package dev.keysend.mock.wiremock;

import java.util.ArrayDeque;
import java.util.List;

/** Requests that nothing answered; the newest ones, oldest first. */
final class Unexpected {
  private final ArrayDeque<String> requests = new ArrayDeque<>();
  private final int size;

  Unexpected(int size) {
    this.size = size;
  }

  synchronized void add(String request) {
    requests.addLast(request);
    if (requests.size() > size) {
      requests.removeFirst();
    }
  }

  synchronized List<String> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
