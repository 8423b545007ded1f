package io.fastnpc.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails with {@link BodyTooLarge} once it has given more than it may. */
final class LimitedInput extends FilterInputStream {
  private final int maxBytes;
  private long givenBytes;

  LimitedInput(InputStream in, int maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    long skipped = super.skip(length);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long more) throws BodyTooLarge {
    givenBytes += more;
    if (givenBytes > maxBytes) {
      throw new BodyTooLarge(maxBytes);
    }
  }
}
