package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Does what {@code docs/operating.md} says, as it is written there: all commands below a mark
 * {@code <!-- run -->}, in their order, on a machine of its own with Debian's PostgreSQL, Redis and
 * nginx.
 *
 * <p>{@code handbook/machine.sh} makes that machine, {@code systemctl} and {@code journalctl} stand
 * in for systemd, and {@code checks.sh} says what must hold between the steps. Skipped where one of
 * those servers is missing, or the right to make such a machine.
 */
class HandbookIT {
  private static final Path HOME = BuiltFile.HOME.path();
  private static final Path SCRIPTS =
      HOME.resolve("src/test/resources/io/fastnpc/deployment/handbook");
  private static final Path FOLDER = HOME.resolve("target/servers/handbook");

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^( *)<!-- run -->\n *```sh\n(.*?)^ *```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final List<String> NEEDED =
      List.of(
          "/usr/sbin/nginx",
          "/usr/bin/redis-server",
          "/usr/bin/pg_lsclusters",
          "/etc/postgresql/15/main",
          "/usr/bin/java",
          "/usr/bin/curl",
          "/usr/sbin/logrotate");

  private static final int LONGEST_MINUTES = 40;
  private static final int TOLD_CHARACTERS = 40_000;

  @Test
  void a_new_operator_gets_everywhere_by_the_commands_as_they_are_written() throws Exception {
    for (String file : NEEDED) {
      assumeTrue(Files.exists(Path.of(file)), "there is no " + file + " on this machine");
    }
    Files.createDirectories(Folders.emptied(FOLDER));
    assumeTrue(run("true") == 0, () -> "no machine of its own can be made here: " + told());
    assertThat(run(script(Files.readString(HOME.resolve("docs/operating.md")))))
        .as(HandbookIT::told)
        .isZero();
  }

  private static String script(String handbook) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "set -eu -o pipefail",
                ". '" + SCRIPTS.resolve("checks.sh") + "'",
                "trap 'failed \"$BASH_COMMAND\"' ERR"));
    String heading = "";
    for (MatchResult block : BLOCK.matcher(handbook).results().toList()) {
      String its = heading(handbook.substring(0, block.start()));
      if (!its.equals(heading)) {
        lines.add("check after_" + heading);
        lines.add("echo \"== $(date +%T) " + its + "\"");
        lines.add("check before_" + its);
        heading = its;
      }
      block.group(2).lines().map(line -> unindented(line, block.group(1))).forEach(lines::add);
    }
    lines.add("check after_" + heading);
    return String.join("\n", lines) + "\n";
  }

  private static String heading(String before) {
    String last = "";
    for (MatchResult found : HEADING.matcher(before).results().toList()) {
      last = found.group(1);
    }
    return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
  }

  private static String unindented(String line, String indent) {
    return line.startsWith(indent) ? line.substring(indent.length()) : line;
  }

  /** Runs {@code script} on a machine of its own and returns its status. */
  private static int run(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(FOLDER.resolve("script.sh"), script);
    Process process =
        new ProcessBuilder(
                SCRIPTS.resolve("machine.sh").toString(), file.toString(), SCRIPTS.toString())
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(transcript().toFile())
            .start();
    try {
      return process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Path transcript() {
    return FOLDER.resolve("transcript.log");
  }

  /** The end of what was printed. */
  private static String told() {
    try {
      String all = Files.readString(transcript());
      return all.substring(Math.max(0, all.length() - TOLD_CHARACTERS));
    } catch (IOException nothing) {
      return nothing.toString();
    }
  }
}
