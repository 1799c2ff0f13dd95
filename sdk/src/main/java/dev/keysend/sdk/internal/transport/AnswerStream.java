package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.json.AnswerFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What a server sends on one connection. It counts every byte before anything is decoded. It
 * removes interim responses (RFC 9110, section 15.2), because OkHttp skips only one of them.
 */
final class AnswerStream extends InputStream {
  /** A 201 is about 2 kB. A longer response must not fill the caller's memory. */
  static final int MOST_BYTES = 1024 * 1024;

  /** Servers send one or two, such as 102 while they work and 103 with hints. */
  static final int MOST_INTERIM_ANSWERS = 16;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int NEEDED = STATUS_AT + "101".length();

  private final InputStream in;
  private int left = MOST_BYTES;
  private int interimAnswers;
  private boolean isFinal;
  private byte[] pending = {};
  private int pendingFrom;

  AnswerStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read;
    do {
      read = read(one, 0, 1);
    } while (read == 0);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isFinal) {
      int read = counted(to, offset, length);
      if (read >= NEEDED && !isInterim(to, offset)) {
        // Nearly every response takes this path, which copies nothing.
        isFinal = true;
        return read;
      }
      pending = read < 0 ? pending : Arrays.copyOfRange(to, offset, offset + read);
      skipInterimAnswers(read < 0);
    }
    if (pendingFrom < pending.length) {
      int some = Math.min(length, pending.length - pendingFrom);
      System.arraycopy(pending, pendingFrom, to, offset, some);
      pendingFrom += some;
      return some;
    }
    return counted(to, offset, length);
  }

  /** Reads until the pending bytes begin the final response. */
  private void skipInterimAnswers(boolean ended) throws IOException {
    boolean atEnd = ended;
    while (!isFinal) {
      int end = pending.length < NEEDED ? -1 : endOfHead();
      if (pending.length >= NEEDED && !isInterim(pending, 0)) {
        isFinal = true;
      } else if (end >= 0) {
        pending = Arrays.copyOfRange(pending, end, pending.length);
        if (++interimAnswers > MOST_INTERIM_ANSWERS) {
          throw new AnswerFormatException(
              "the server sent more than " + MOST_INTERIM_ANSWERS + " interim responses");
        }
      } else if (atEnd) {
        isFinal = true;
      } else {
        byte[] more = new byte[1024];
        int read = counted(more, 0, more.length);
        atEnd = read < 0;
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + Math.max(read, 0));
        System.arraycopy(more, 0, pending, before, Math.max(read, 0));
      }
    }
  }

  /** Whether a status line says 1xx, except 101, which ends HTTP on the connection. */
  private static boolean isInterim(byte[] bytes, int offset) {
    boolean http =
        bytes[offset] == 'H' && bytes[offset + 4] == '/' && bytes[offset + STATUS_AT - 1] == ' ';
    int status = offset + STATUS_AT;
    boolean switching = bytes[status + 1] == '0' && bytes[status + 2] == '1';
    return http && bytes[status] == '1' && !switching;
  }

  /** Where the pending head ends, after its empty line, or -1. */
  private int endOfHead() {
    for (int i = 1; i < pending.length; i++) {
      boolean empty =
          pending[i] == '\n'
              && (pending[i - 1] == '\n'
                  || (i > 1 && pending[i - 1] == '\r' && pending[i - 2] == '\n'));
      if (empty) {
        return i + 1;
      }
    }
    return -1;
  }

  private int counted(byte[] to, int offset, int length) throws IOException {
    int read = in.read(to, offset, length);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new AnswerFormatException("the response is longer than " + MOST_BYTES + " bytes");
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    int kept = pending.length - pendingFrom;
    return kept > 0 ? kept : in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
