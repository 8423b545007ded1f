package io.fastnpc.cache.redis;

import io.fastnpc.resources.Resources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script from a resource file, called by its SHA-1.
 *
 * @param text the source in UTF-8
 * @param sha1 the digest by which Redis knows it, in ASCII
 */
@SuppressWarnings("ArrayRecordComponent") // constants, handed to Jedis as they are
record Script(byte[] text, byte[] sha1) {
  static final Script ANNOUNCE = load("announce");
  static final Script ATTEND = load("attend");
  static final Script BOARD = load("board");
  static final Script COUNT = load("count");
  static final Script DISCARD = load("discard");
  static final Script FENCE = load("fence");
  static final Script FILL = load("fill");
  static final Script INVALIDATE = load("invalidate");
  static final Script REFUND = load("refund");
  static final Script REPOSITION = load("reposition");
  static final Script SETTLED = load("settled");
  static final Script STRIKE = load("strike");
  static final Script TOTAL = load("total");
  static final Script UNFENCE = load("unfence");

  private static Script load(String name) {
    byte[] text = Resources.bytes(Script.class, name + ".lua");
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
      String sha1 = HexFormat.of().formatHex(digest);
      return new Script(text, sha1.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }
}
