package io.fastnpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/asvs.md} to the numbers of the standard, and to the tests, classes and files
 * that it names.
 */
class AsvsTest {
  private static final Path DOCUMENT = Path.of("docs/asvs.md");
  private static final Path NUMBERS =
      Path.of("src/test/resources/io/fastnpc/asvs-5.0.0-level-2.txt");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (V[\\d.]+[^|]*) \\| ([^|]+) \\| ([^|]*) \\| ([^|]*)\\|$");
  private static final Pattern NUMBER = Pattern.compile("(V[\\d.]+)(?:–(V[\\d.]+))?");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-zA-Z]*)?)`");
  private static final Pattern FILE = Pattern.compile("`((?:payara|src)/[^`*]+)`");

  /** Names of headers, annotations and Java's own classes. */
  private static final Set<String> NOT_OURS =
      Set.of("SecureRandom", "Secure", "Unsafe", "DynamicUser", "ProtectSystem", "HttpOnly");

  @Test
  void every_requirement_of_levels_one_and_two_is_answered_once() throws IOException {
    List<String> all =
        Files.readAllLines(NUMBERS).stream().map(line -> line.split(" ", 2)[0]).toList();
    List<String> answered = new ArrayList<>();
    for (MatchResult row : rows()) {
      NUMBER.matcher(row.group(1)).results().forEach(found -> answered.addAll(range(found, all)));
    }
    assertThat(answered).containsExactlyElementsOf(all);
  }

  private static List<String> range(MatchResult found, List<String> all) {
    assertThat(all).contains(found.group(1));
    String last = found.group(2) == null ? found.group(1) : found.group(2);
    assertThat(all).contains(last);
    return all.subList(all.indexOf(found.group(1)), all.indexOf(last) + 1);
  }

  @Test
  void every_answer_says_how_it_stands_and_why() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(150)
        .allSatisfy(
            row -> {
              assertThat(row.group(2)).isIn("met", "partly", "no", "–");
              assertThat(row.group(3)).as(row.group()).isNotBlank();
            });
  }

  @Test
  void what_it_names_is_there() throws IOException {
    String text = Files.readString(DOCUMENT);
    Set<String> tests = names("src/test/java");
    assertThat(find(TEST, text)).isNotEmpty().allSatisfy(test -> assertThat(tests).contains(test));
    Set<String> classes = names("src/main/java");
    classes.addAll(tests);
    classes.addAll(NOT_OURS);
    assertThat(find(CLASS, text))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(classes).contains(name));
    assertThat(find(FILE, text))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
  }

  private static List<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The names of the classes below {@code folder}. */
  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
