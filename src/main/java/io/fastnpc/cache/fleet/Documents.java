package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Notes on the board as JSON, which workers of another version can read as well. */
public final class Documents {
  private static final Logger LOG = System.getLogger(Documents.class.getName());

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Documents() {}

  /** The note as it is put up. */
  public static byte[] write(Object note) {
    try {
      return MAPPER.writeValueAsBytes(note);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON of " + note, impossible);
    }
  }

  /** The note; absent: a release with another form wrote it, or something else did. */
  public static <T> Optional<T> read(byte[] json, Class<T> type) {
    try {
      return Optional.of(MAPPER.readValue(json, type));
    } catch (IOException foreign) {
      LOG.log(Level.DEBUG, "A note is not read", foreign);
      return Optional.empty();
    }
  }
}
