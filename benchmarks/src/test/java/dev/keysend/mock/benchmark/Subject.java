package dev.keysend.mock.benchmark;

import java.util.List;

/**
 * A server to measure.
 *
 * @param name how it is called in the table
 * @param words the command; {@code PORT} in a word stands for the port to listen at
 */
record Subject(String name, List<String> words) {
  private static final String PORT = "PORT";

  List<String> command(int port) {
    return words.stream().map(word -> word.replace(PORT, Integer.toString(port))).toList();
  }
}
