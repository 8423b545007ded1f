package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers may do with what lies at a path. */
class AnswerKindTest {
  private static final String NO_FRAME = "frame-ancestors 'none'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/docs/",
        "/style/fastnpc.css",
        "/api/characters",
        "/auth/me",
        "/avatars/a.png",
        "/health/ready",
        "/nowhere",
        "/jakarta.faces.resource/faces.js"
      })
  void no_other_page_may_frame_it(String path) {
    assertThat(AnswerKind.of(path).contentPolicy()).contains(NO_FRAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/index.html", "/docs/", "/docs/\n", "/style/a.css"})
  void files_may_load_what_lies_beside_them(String path) {
    assertThat(AnswerKind.of(path)).isEqualTo(AnswerKind.FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docsx", "/index.htm", "/api/docs/", "/styles/a.css"})
  void nothing_else_loads_anything(String path) {
    assertThat(AnswerKind.of(path)).isEqualTo(AnswerKind.DATA);
  }

  @Test
  void nor_a_page_of_faces_which_says_so_itself() throws IOException {
    assertThat(AnswerKind.of("/login.xhtml").contentPolicy()).isEmpty();
    assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"))).contains(NO_FRAME);
  }
}
