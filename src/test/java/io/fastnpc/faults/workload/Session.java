package io.fastnpc.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.faults.checker.ValuePattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/**
 * A session of a user, as its cookie has it.
 *
 * @param token the cookie's value
 * @param epoch the account's epoch at log-in
 * @param name what it is called where it is noted as ended
 */
record Session(String token, String epoch, String name) {
  /** What {@code token} says. */
  static Session of(String token) {
    String payload = token.substring(0, token.lastIndexOf('.'));
    byte[] content = Base64.getUrlDecoder().decode(payload.replaceFirst("^\\.", ""));
    InputStream plain = new ByteArrayInputStream(content);
    try {
      JsonNode said =
          new ObjectMapper()
              .readTree(payload.startsWith(".") ? new InflaterInputStream(plain) : plain);
      return new Session(token, said.path("e").asText(), said.path("s").asText());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The header of a request that comes with it. */
  String cookie() {
    return "fastnpc_auth=" + token;
  }

  /** What whoever accepts it shows of its user's epoch: it is this one, and has not ended it. */
  ValuePattern accepted() {
    return ValuePattern.matching(standing());
  }

  /** What whoever refuses it shows. */
  ValuePattern refused() {
    return ValuePattern.defying(standing());
  }

  private String standing() {
    return epoch + "( (?!" + name + "( |$))[^ ]+)*";
  }

  @Override
  public String toString() {
    return name + " of epoch " + epoch;
  }
}
