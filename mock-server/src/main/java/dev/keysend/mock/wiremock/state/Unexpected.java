package dev.keysend.mock.wiremock.state;

import java.util.ArrayDeque;
import java.util.List;

/** Requests that matched nothing; the newest ones, oldest first. */
public final class Unexpected {
  private final ArrayDeque<String> requests = new ArrayDeque<>();
  private final int size;

  /** Keeps so many at most. */
  public Unexpected(int size) {
    this.size = size;
  }

  /** Keeps one more. */
  public synchronized void add(String request) {
    requests.addLast(request);
    if (requests.size() > size) {
      requests.removeFirst();
    }
  }

  /** All of them. */
  public synchronized List<String> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
