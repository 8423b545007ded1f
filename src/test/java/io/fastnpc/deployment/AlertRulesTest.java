package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alert rules that are shipped for Prometheus. */
class AlertRulesTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @Test
  void each_names_a_section_that_the_handbook_has() throws IOException {
    String handbook = Files.readString(Path.of("docs/operating.md"));
    List<String> sections =
        Pattern.compile("docs/operating\\.md, \\\\\"([^\"\\\\]+)\\\\\"\\.\"")
            .matcher(Files.readString(Path.of("payara/alerts.yml")))
            .results()
            .map(section -> section.group(1))
            .toList();
    assertThat(sections)
        .hasSizeGreaterThan(5)
        .allSatisfy(section -> assertThat(handbook).contains("## " + section + "\n"));
  }

  @Test
  void promtool_finds_nothing_wrong_and_alerts_come_when_they_should()
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROMTOOL), "promtool is missing: apt-get install prometheus");
    assertThat(promtool("check", "rules", "payara/alerts.yml")).contains("SUCCESS");
    assertThat(promtool("test", "rules", "payara/alerts.test.yml")).contains("SUCCESS");
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(PROMTOOL.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
