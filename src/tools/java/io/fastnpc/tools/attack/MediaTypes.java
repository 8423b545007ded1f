package io.fastnpc.tools.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Bodies of other types and codings than the API takes.
 *
 * @param accounts whom the attacker can be
 */
record MediaTypes(Accounts accounts) implements Magazine {
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/html",
          "application/xml",
          "application/jsonx",
          "application/problem+json",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/json; charset=",
          "application/json; charset=\"",
          "application/json;;;",
          "application/json, text/html",
          "application/",
          "/json",
          "/",
          ";",
          "",
          "*/*",
          "application/*",
          "multipart/form-data",
          "multipart/form-data; boundary=\"",
          "application/x-www-form-urlencoded",
          "application/octet-stream",
          "application/json\u00ff",
          "x".repeat(2_000));

  private static final List<String> CODINGS =
      List.of("gzip", "deflate", "br", "identity", "gzip, gzip", "nonsense", "", "x-gzip");

  private static final List<String> ACCEPTED =
      List.of(
          "application/xml", "image/png", "text/html", "text/event-stream", "a/b;q=0", "*/*;q=0");

  private static final List<String> CALLS =
      List.of(
          "PUT /api/me/settings",
          "POST /api/characters",
          "PUT /api/characters/victim/memories",
          "PUT /api/characters/victim/structured",
          "PUT /api/characters/victim/rename",
          "POST /auth/login",
          "POST /auth/logout",
          "PUT /api/me/password",
          "POST /admin/cache/clear?pattern=none");

  private static final String PACKED = packed("{}");

  private static String packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Shot shot(Dice dice) {
    String[] call = dice.of(CALLS).split(" ", 2);
    Message message = Message.of(call[0], call[1]).as(accounts.any(dice));
    String body = dice.of("{}", PACKED, "a=b", "--x\r\n\r\n", "<a/>", "");
    return switch (dice.below(4)) {
      case 0 -> message.header("Content-Type: " + dice.of(TYPES)).body(body).shot();
      case 1 -> message.header("Content-Encoding: " + dice.of(CODINGS)).json(body).shot();
      case 2 -> message.header("Accept: " + dice.of(ACCEPTED)).json(body).shot();
      default ->
          message
              .header("Content-Type: " + dice.of(TYPES))
              .header("Content-Type: " + dice.of(TYPES))
              .body(body)
              .last()
              .shot();
    };
  }
}
