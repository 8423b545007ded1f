package io.fastnpc.avatars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final String GIF = "GIF89a and more";

  @TempDir private Path directory;
  private Path folder;

  @BeforeEach
  void a_folder_among_others() throws IOException {
    folder = Files.createDirectory(directory.resolve("avatars"));
    Files.writeString(directory.resolve("outside.gif"), GIF);
    Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("x.gif"), GIF);
  }

  @ParameterizedTest
  @CsvSource({
    "FFD8FFE000104A46, image/jpeg",
    "89504E470D0A1A0A00, image/png",
    "474946383761, image/gif",
    "524946461234567857454250, image/webp",
    "0000001C6674797061766966, image/avif"
  })
  void the_type_is_what_the_content_says(String beginning, String type) throws IOException {
    Files.write(folder.resolve("x.html"), HexFormat.of().parseHex(beginning));
    assertThat(Picture.in(folder, "x.html").orElseThrow().type().mediaType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "GIF", "RIFF"})
  void what_is_no_picture_is_not_there(String content) throws IOException {
    Files.writeString(folder.resolve("x.jpg"), content);
    assertThat(Picture.in(folder, "x.jpg")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../outside.gif",
        "below",
        "below/x.gif",
        "../avatars/x.gif",
        "..\\outside.gif",
        "x.gif\0.jpg",
        "none.gif",
        "out.gif",
        "in.gif",
        "out/outside.gif"
      })
  void nothing_but_a_file_of_the_folder_itself_is_there(String name) throws IOException {
    Files.writeString(folder.resolve("x.gif"), GIF);
    Files.createSymbolicLink(folder.resolve("out.gif"), directory.resolve("outside.gif"));
    Files.createSymbolicLink(folder.resolve("out"), directory);
    Files.createSymbolicLink(folder.resolve("in.gif"), folder.resolve("x.gif"));
    assertThat(Picture.in(folder, name)).isEmpty();
  }

  @Test
  void a_folder_behind_a_link_is_the_operators_choice() throws IOException {
    Files.writeString(folder.resolve("x.gif"), GIF);
    Path link = Files.createSymbolicLink(directory.resolve("link"), folder);
    assertThat(Picture.in(link, "x.gif")).isPresent();
  }

  @Test
  void a_file_that_is_written_anew_gets_another_tag() throws IOException {
    Path file = Files.writeString(folder.resolve("哪吒.gif"), GIF);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    String first = picture().tag();
    assertThat(picture().tag()).isEqualTo(first);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_001));
    assertThat(picture().tag()).isNotEqualTo(first);
  }

  @Test
  void what_was_replaced_since_is_not_sent() throws IOException {
    Path file = Files.writeString(folder.resolve("哪吒.gif"), GIF);
    Picture picture = picture();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    picture.writeTo(sent);
    assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo(GIF);
    Files.writeString(file, GIF + GIF);
    assertThatThrownBy(() -> picture.writeTo(sent)).isInstanceOf(IOException.class);
    Files.delete(file);
    assertThatThrownBy(() -> picture.writeTo(sent)).isInstanceOf(NoSuchFileException.class);
    assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo(GIF);
  }

  private Picture picture() throws IOException {
    return Picture.in(folder, "哪吒.gif").orElseThrow();
  }
}
