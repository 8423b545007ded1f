package io.fastnpc.avatars;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarsIT extends OverHttp {
  private static final String GIF = "GIF89a" + "x".repeat(20_000);
  private static final String NAME = "user_1_哪吒.jpg";
  private static final String PATH = "/avatars/" + RestClient.encoded(NAME);

  private Path folder;

  @BeforeEach
  void a_picture() throws IOException {
    folder = BuiltFile.HOME.path().resolve(SharedPayara.AVATARS);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(NAME), GIF);
    Files.writeString(folder.resolveSibling("outside.gif"), GIF);
  }

  @Test
  void a_stranger_sees_it_and_keeps_it_until_it_changes() throws IOException {
    Answer first = get(PATH);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text()).isEqualTo(GIF);
    assertThat(header(first, "Content-Type")).isEqualTo("image/gif");
    assertThat(header(first, "Content-Length")).isEqualTo(Integer.toString(GIF.length()));
    assertThat(header(first, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    String tag = header(first, "ETag");
    String modified = header(first, "Last-Modified");
    for (Answer again :
        new Answer[] {
          get(PATH, "If-None-Match", tag),
          get(PATH, "If-Modified-Since", modified),
          get(PATH, "If-None-Match", "\"x\", " + tag)
        }) {
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(tag);
    }
    Files.writeString(folder.resolve(NAME), GIF + "y");
    assertThat(get(PATH, "If-None-Match", tag).text()).isEqualTo(GIF + "y");
  }

  @Test
  void its_head_says_the_same() {
    Answer head = RestClient.at(SharedPayara.address()).send("HEAD", PATH, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(header(head, "Content-Type")).isEqualTo("image/gif");
    assertThat(header(head, "ETag")).isEqualTo(header(get(PATH), "ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/avatars/",
        "/avatars/none.gif",
        "/avatars/..%2Foutside.gif",
        "/avatars/x%2Foutside.gif",
        "/avatars/a%0Ab"
      })
  void anything_else_is_not_found(String path) {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().path("error").asText()).isNotEmpty();
  }

  private static Answer get(String path, String... headers) {
    return RestClient.at(SharedPayara.address())
        .send("GET", path, BodyPublishers.noBody(), headers);
  }

  private static String header(Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
