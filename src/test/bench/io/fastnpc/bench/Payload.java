package io.fastnpc.bench;

import io.fastnpc.cache.Key;
import java.nio.charset.StandardCharsets;

/** What is read: documents of the sizes that users have. */
public enum Payload {
  /** A user's settings. */
  SETTINGS(300),
  /** A character as most are. */
  PROFILE_4K(4 << 10),
  /** A character with a long life. */
  PROFILE_50K(50 << 10);

  private static final String EVENT = "三打白骨精之后，师徒四人继续西行，Watson took notes. ";

  @SuppressWarnings("ImmutableEnumChecker") // changed by nobody
  private final byte[] json;

  Payload(int size) {
    StringBuilder text = new StringBuilder("{\"背景故事\":\"");
    int length = text.toString().getBytes(StandardCharsets.UTF_8).length + 2;
    int event = EVENT.getBytes(StandardCharsets.UTF_8).length;
    text.append(EVENT.repeat((size - length) / event));
    text.append("x".repeat((size - length) % event)).append("\"}");
    this.json = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The document; not a copy. */
  public byte[] json() {
    return json;
  }

  /** Where FastNPC's cache keeps it. */
  public Key key() {
    return Key.of("char_profile", 42, name());
  }
}
