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

  @Test
  void nor_a_page_of_faces_which_says_so_itself() throws IOException {
    assertThat(AnswerKind.of("/login.xhtml").contentPolicy()).isEmpty();
    assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"))).contains(NO_FRAME);
  }
}
