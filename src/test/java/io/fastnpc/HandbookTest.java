package io.fastnpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the handbook to what the log and the administrators' page say. */
class HandbookTest {
  /** What follows the table's title in {@code docs/operating.md}. */
  private static final Pattern TABLE =
      Pattern.compile("(?ms)^\\| the line begins \\| what to do \\|\n(.*?)\n\n");

  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`.*?`) \\|");
  private static final Pattern PHRASE = Pattern.compile("`([^`]+)`");

  /** Where the text of a line that asks for something begins. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\bof\\(\\s*LOG,\\s*Level\\.\\w+,|LOG\\.log\\(\\s*Level\\.(?:WARNING|ERROR),"
              + "|incidents\\.(?:brief|full)\\()\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");
  private static final Path HANDBOOK = Path.of("docs/operating.md");
  private static final Path WORDS =
      Path.of("src/main/resources/io/fastnpc/dashboard/words_en.properties");

  /** What the page says when nothing is to be done. */
  private static final Set<String> FINE = Set.of("warning.all_well", "warning.nothing_yet");

  private static final int BEGINNING = 30;
  private static final String PARTICULAR = "…";

  @Test
  void every_line_that_asks_for_something_is_explained() throws IOException {
    List<String> phrases = phrases();
    List<String> lines =
        LINE.matcher(code())
            .results()
            .map(found -> PLACEHOLDER.matcher(found.group(1)).replaceAll(PARTICULAR))
            .toList();
    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines)
        .filteredOn(line -> phrases.stream().noneMatch(line::startsWith))
        .as("lines that docs/operating.md does not explain")
        .isEmpty();
  }

  @Test
  void every_line_that_is_explained_is_written() throws IOException {
    String code = PLACEHOLDER.matcher(code()).replaceAll(PARTICULAR);
    assertThat(phrases())
        .filteredOn(phrase -> !Stream.of(phrase.split(PARTICULAR, -1)).allMatch(code::contains))
        .as("lines that only docs/operating.md knows")
        .isEmpty();
  }

  @Test
  void every_sentence_of_the_page_and_every_state_of_a_worker_is_explained() throws IOException {
    String amber = section("## The page is amber");
    Properties words = new Properties();
    try (var file = Files.newBufferedReader(WORDS)) {
      words.load(file);
    }
    assertThat(words.stringPropertyNames())
        .filteredOn(key -> key.startsWith("warning.") && !FINE.contains(key))
        .hasSizeGreaterThan(9)
        .allSatisfy(
            key -> {
              String sentence = words.getProperty(key);
              assertThat(amber).contains("| " + sentence.substring(0, BEGINNING));
            });
    assertThat(Standing.values())
        .allSatisfy(standing -> assertThat(amber).contains("`" + standing.name() + "`"));
  }

  /** From {@code heading} to the next one of its kind. */
  private static String section(String heading) throws IOException {
    String from = Files.readString(HANDBOOK).split("(?m)^" + heading + "$", 2)[1];
    return from.split("(?m)^## ", 2)[0];
  }

  /** How the lines in the table begin, without what stands for the rest of a line. */
  private static List<String> phrases() throws IOException {
    String handbook = Files.readString(HANDBOOK);
    String table = TABLE.matcher(handbook).results().findFirst().orElseThrow().group(1);
    return FIRST_CELL
        .matcher(table)
        .results()
        .flatMap(cell -> PHRASE.matcher(cell.group(1)).results())
        .map(phrase -> phrase.group(1).replaceFirst(PARTICULAR + "$", ""))
        .toList();
  }

  /** All code of the application, with texts in one piece. */
  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      String all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .map(HandbookTest::read)
              .collect(Collectors.joining("\n"));
      return JOINED.matcher(all).replaceAll("");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
