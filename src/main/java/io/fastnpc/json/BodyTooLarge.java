package io.fastnpc.json;

import java.io.IOException;

/**
 * A request body is longer than the settings allow.
 *
 * <p>An {@link IOException}, since Jackson wraps others that come out of the stream it reads.
 */
public final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1;

  BodyTooLarge(int maxBytes) {
    super("请求内容不能超过 " + maxBytes + " 字节");
  }
}
