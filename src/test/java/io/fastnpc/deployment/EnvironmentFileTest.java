package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in the environment file, written as the documents say, as a shell reads them. */
class EnvironmentFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        " p${HOME}w ",
        "\\",
        "\\\\n",
        "'",
        "\"",
        "`id`",
        "$$",
        "#",
        "!x %",
        "口令",
        "a=b;c&d"
      })
  void a_value_in_double_quotes_arrives_as_it_is(String value) throws IOException {
    String quoted = value.replaceAll("[\"\\\\$`]", "\\\\$0");
    assertThat(read("NAME=\"" + quoted + "\"\n")).isEqualTo(value);
  }

  @Test
  void so_does_the_example_of_the_documents() throws IOException {
    var example =
        Pattern.compile("POSTGRES_PASSWORD=(\".*\")")
            .matcher(Files.readString(Path.of("payara/README.md")));
    assertThat(example.find()).isTrue();
    assertThat(read("NAME=" + example.group(1) + "\n")).isEqualTo(" p${HOME}w \\ \" ' # % ");
  }

  private String read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("fastnpc.env"), text);
    Process shell =
        new ProcessBuilder("sh", "-c", "set -a; . \"$0\"; set +a; printenv NAME", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output.substring(0, output.length() - 1);
  }
}
