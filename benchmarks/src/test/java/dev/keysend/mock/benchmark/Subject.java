package dev.keysend.mock.benchmark;

import java.util.List;

/**
 * A server to measure.
 *
 * @param name its name in the table
 * @param words the command; each {@code PORT} is replaced by the port to listen at
 */
record Subject(String name, List<String> words) {
  private static final String PORT = "PORT";

  List<String> command(int port) {
    return words.stream().map(word -> word.replace(PORT, Integer.toString(port))).toList();
  }
}
