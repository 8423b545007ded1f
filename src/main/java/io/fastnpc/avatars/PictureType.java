package io.fastnpc.avatars;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What kind of picture a file is, by how it begins: its name is whatever an upload called it. None
 * of them can hold a script.
 */
enum PictureType {
  JPEG("image/jpeg", "\\xFF\\xD8\\xFF.*"),
  PNG("image/png", "\\x89PNG\\r\\n\\x1A\\n.*"),
  GIF("image/gif", "GIF8[79]a.*"),
  WEBP("image/webp", "RIFF.{4}WEBP.*"),
  AVIF("image/avif", ".{4}ftypavi[fs].*");

  /** How many bytes of a file tell. */
  static final int BEGINNING = 16;

  private final String mediaType;
  private final Pattern pattern;

  PictureType(String mediaType, String pattern) {
    this.mediaType = mediaType;
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  /** The type of a file that begins so; absent if it is no picture that is known here. */
  static Optional<PictureType> of(byte[] beginning) {
    String bytes = new String(beginning, StandardCharsets.ISO_8859_1);
    return Stream.of(values()).filter(type -> type.pattern.matcher(bytes).matches()).findFirst();
  }

  /** The value of {@code Content-Type}. */
  String mediaType() {
    return mediaType;
  }
}
