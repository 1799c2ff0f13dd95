package dev.keysend.mock.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;

/** Holds a JSON body back until it is complete, and then changes it. Other bodies pass through. */
final class MaskedResponse extends HttpServletResponseWrapper {
  private final BiConsumer<InputStream, OutputStream> change;
  private final Body body = new Body();
  private boolean kept;

  MaskedResponse(HttpServletResponse response, BiConsumer<InputStream, OutputStream> change) {
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

  /** Sends the body that was held back. */
  void send() throws IOException {
    if (kept) {
      change.accept(body.read(), super.getOutputStream());
    }
  }

  /** Bytes that are read where they were written. */
  private static final class Body extends ByteArrayOutputStream {
    InputStream read() {
      return new ByteArrayInputStream(buf, 0, count);
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
