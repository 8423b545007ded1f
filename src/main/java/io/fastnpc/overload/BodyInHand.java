package io.fastnpc.overload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** The bytes of a body that have arrived; once it is complete, a stream that never blocks. */
final class BodyInHand extends ByteArrayOutputStream {
  /** Most bodies are a log-in or a renaming. */
  private static final int USUAL_BYTES = 1024;

  BodyInHand() {
    super(USUAL_BYTES);
  }

  /** The body from its beginning. */
  ServletInputStream stream() {
    return new Stream(new ByteArrayInputStream(buf, 0, count));
  }

  /** Everything is there already. */
  private static final class Stream extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Stream(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, length);
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is read by blocking, which takes no time");
    }
  }
}
