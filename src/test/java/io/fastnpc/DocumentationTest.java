package io.fastnpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the documents to what they speak of: commands, links, settings, quoted code. */
class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Set<String> NOT_OURS = Set.of("target", ".data", ".git");

  private static final int MAX_WORDS = 1_200;

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern SETTING = Pattern.compile("environment\\s*\\.\\w+\\(\\s*\"(\\w+)\"");
  private static final Pattern QUOTED =
      Pattern.compile("(?ms)^<!-- source: (\\S+) -->\n```java\n(.*?)^```$");

  @ParameterizedTest
  @CsvSource({
    "run, mvn -q -DskipTests package exec:java",
    "test, mvn -B -ntp verify",
  })
  void both_readmes_carry_the_same_commands(String name, String command) throws IOException {
    assertThat(command(read("README.md"), name)).isEqualTo(command + "\n");
    assertThat(command(read("README.zh-CN.md"), name)).isEqualTo(command + "\n");
  }

  /** The block after the mark by which {@code .ci/run} finds it too; empty if there is none. */
  private static String command(String readme, String name) {
    Pattern block = Pattern.compile("(?ms)^<!-- command: " + name + " -->\n```sh\n(.*?)^```$");
    return block.matcher(readme).results().map(match -> match.group(1)).findFirst().orElse("");
  }

  @Test
  void every_relative_link_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = FENCED.matcher(Files.readString(document)).replaceAll("");
      for (String link : LINK.matcher(text).results().map(DocumentationTest::target).toList()) {
        if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(document, link)) {
          broken.add(ROOT.relativize(document) + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static String target(MatchResult link) {
    return link.group(1) != null ? link.group(1) : link.group(2);
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!file.startsWith(ROOT) || !Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || anchors(Files.readString(file)).anyMatch(parts[1]::equals);
  }

  /** What a heading is called in a link. */
  private static Stream<String> anchors(String text) {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              documents.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(documents).contains(ROOT.resolve("README.md"));
    return documents;
  }

  @Test
  void every_setting_is_documented() throws IOException {
    String code = read("src/main/java/io/fastnpc/config/Configuration.java");
    List<String> names = SETTING.matcher(code).results().map(match -> match.group(1)).toList();
    assertThat(names).hasSizeGreaterThan(20);
    String document = read("docs/configuration.md");
    assertThat(names).allSatisfy(name -> assertThat(document).contains("| `" + name + "` |"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void quoted_code_stands_in_its_file(String readme) throws IOException {
    List<MatchResult> quotes = QUOTED.matcher(read(readme)).results().toList();
    assertThat(quotes).isNotEmpty();
    for (MatchResult quote : quotes) {
      assertThat(read(quote.group(1))).contains(quote.group(2));
    }
  }

  @Test
  void every_package_is_on_the_map() throws IOException {
    Path root = ROOT.resolve("src/main/java/io/fastnpc");
    String map = read("docs/architecture.md");
    try (Stream<Path> files = Files.walk(root)) {
      List<String> packages =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .map(file -> root.relativize(file.resolveSibling("")).toString().replace('\\', '/'))
              .toList();
      assertThat(packages).contains("cache/redis");
      assertThat(packages).allSatisfy(name -> assertThat(map).contains("| `" + name + "` |"));
    }
  }

  @Test
  void the_readme_is_short() throws IOException {
    assertThat(read("README.md").strip().split("\\s+")).hasSizeLessThan(MAX_WORDS);
  }

  private static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
  }
}
