package io.fastnpc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fastnpc.http.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the application never does, so that {@code docs/asvs.md} can say so. */
class ForbiddenCallsTest {
  private static final JavaClasses APPLICATION =
      new ClassFileImporter()
          .importUrl(Area.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void no_process_is_started_and_nothing_is_evaluated() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.(ProcessBuilder|Process)|javax\\.script\\..*|jakarta\\.el\\..*")
        .check(APPLICATION);
  }

  @Test
  void nothing_is_read_by_java_serialization_and_no_xml_is_parsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.ObjectInputStream|javax\\.xml\\..*|org\\.(xml|w3c)\\..*")
        .check(APPLICATION);
  }

  @Test
  void no_address_is_called_but_those_of_the_servers_and_the_webhook_of_the_settings() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.fastnpc.incidents.Webhook")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(http\\..*|.*URLConnection)|jakarta\\.ws\\.rs\\.client\\..*"
                + "|javax\\.naming\\.(ldap|directory)\\..*|jakarta\\.(mail|websocket)\\..*")
        .check(APPLICATION);
  }

  @Test
  void what_must_not_be_guessed_does_not_come_from_a_generator_that_can_be() {
    noClasses()
        .that()
        .resideInAnyPackage("io.fastnpc.security..", "io.fastnpc.users..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|UUID)|.*\\.ThreadLocalRandom|java\\.util\\.random\\..*")
        .check(APPLICATION);
  }

  /** Text becomes text, and what the browser keeps is the choice of colours. */
  @Test
  void scripts_write_no_markup_evaluate_nothing_and_store_a_choice_of_colours_only()
      throws IOException {
    Pattern forbidden =
        Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                + "|postMessage|sessionStorage|indexedDB|document\\.cookie");
    for (Path script : scripts()) {
      String text = Files.readString(script);
      assertThat(forbidden.matcher(text).results().map(found -> script + ": " + found.group()))
          .isEmpty();
      if (text.contains("localStorage")) {
        assertThat(script.getFileName()).hasToString("theme.js");
      }
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".js")).toList();
      assertThat(scripts).hasSizeGreaterThan(2);
      return scripts;
    }
  }
}
