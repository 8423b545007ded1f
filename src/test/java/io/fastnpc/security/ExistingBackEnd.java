package io.fastnpc.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fastnpc.json.Json;
import java.time.Instant;

/** Signs in and reads as the existing back end does, with a secret that it shares with us. */
public final class ExistingBackEnd {
  private final SignedText signed;

  /** One that was given {@code secret}. */
  public ExistingBackEnd(String secret) {
    this.signed = new SignedText(secret);
  }

  /** What a token says, be it its own or ours. */
  public JsonNode read(String token) {
    try {
      return Json.mapper().readTree(signed.open(token).orElseThrow().content());
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** The token of a session that began at {@code issued}. */
  public String token(long userId, String username, Instant issued) {
    return signed.sign(
        JsonNodeFactory.instance
            .objectNode()
            .put("uid", userId)
            .put("u", username)
            .put("t", issued.getEpochSecond())
            .toString());
  }
}
