package io.fastnpc.http.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers errors where neither JAX-RS nor the container's error page does. */
public final class Answers {
  private Answers() {}

  /** Sends {@code {"error": sentence}} with {@code status}, and the headers that are set. */
  public static void send(
      HttpServletResponse response, int status, ObjectMapper mapper, String sentence)
      throws IOException {
    byte[] body =
        mapper.writeValueAsString(new ErrorBody(sentence)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(Json.UTF8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
