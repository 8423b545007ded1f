package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFolderTest {
  @TempDir private Path home;

  @Test
  void a_plain_name_stays() {
    Path folder = home.resolve("worker 1/tmp");
    assertThat(PlainFolder.standingFor(folder)).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"目录", "a#b", "100%41", "a+b", "${HOME}", "it's"})
  void another_is_a_link_to_a_plain_one_that_stays_the_same(String name) throws IOException {
    assumeThat(Charset.defaultCharset().newEncoder().canEncode(name)).isTrue();
    Path folder = home.resolve(name).resolve("tmp");
    Path standing = PlainFolder.standingFor(folder);
    assertThat(standing.toString()).matches("[A-Za-z0-9/._ -]*");
    Files.writeString(folder.resolve("file"), "");
    assertThat(standing.resolve("file")).exists();
    assertThat(PlainFolder.standingFor(folder)).isEqualTo(standing);
    assertThat(Folders.emptied(standing)).isEmptyDirectory();
    Files.delete(standing);
    assertThat(PlainFolder.standingFor(folder)).isEmptyDirectory().isNotEqualTo(standing);
    Files.delete(folder.toRealPath());
  }
}
