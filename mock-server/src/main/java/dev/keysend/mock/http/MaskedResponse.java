package dev.keysend.mock.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;

/** Keeps a JSON body back until it is whole, and changes it then. Other bodies pass. */
final class MaskedResponse extends HttpServletResponseWrapper {
  private final UnaryOperator<byte[]> change;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean kept;

  MaskedResponse(HttpServletResponse response, UnaryOperator<byte[]> change) {
    super(response);
    this.change = change;
  }

  private boolean isJson() {
    String type = getContentType();
    return type != null && type.contains("json");
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (!kept && !isJson()) {
      return super.getOutputStream();
    }
    kept = true;
    return new Kept();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    return isJson()
        ? new PrintWriter(getOutputStream(), true, StandardCharsets.UTF_8)
        : super.getWriter();
  }

  @Override
  public void setContentLength(int length) {
    if (!isJson()) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!isJson()) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!kept) {
      super.flushBuffer();
    }
  }

  /** Sends what was kept back. */
  void send() throws IOException {
    if (kept) {
      byte[] changed = change.apply(body.toByteArray());
      super.setContentLength(changed.length);
      super.getOutputStream().write(changed);
    }
  }

  private final class Kept extends ServletOutputStream {
    @Override
    public void write(int next) {
      body.write(next);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      body.write(bytes, offset, length);
    }

    @Override
    public void close() {
      // What was written is sent when the engine is done.
    }

    @Override
    public void flush() {
      // Likewise.
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("What is kept back is written at once");
    }
  }
}
