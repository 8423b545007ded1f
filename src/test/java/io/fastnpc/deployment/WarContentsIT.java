package io.fastnpc.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.tools.servers.BuiltFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shipped: no library and no script that nobody has asked for, and all of it listed. */
class WarContentsIT {
  private static final String JAVA = "META-INF/sbom/java.cdx.json";
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String SCRIPTS = "META-INF/resources/primefaces/";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern LIBRARY =
      Pattern.compile("(.+?)-(\\d[^-]*(?:-beta\\d)?)(-\\w+)?\\.jar");

  /** How a script says what it is. */
  private static final Map<String, Pattern> VERSIONS =
      Map.ofEntries(
          version("jquery", "jQuery v([\\d.]+)"),
          version("jquery-ui", "ui\\.version=\"([\\d.]+)\""),
          version("jquery-mousewheel", "special\\.mousewheel=\\{version:\"([\\d.]+)\""),
          version("chart.js", "Chart\\.js v([\\d.]+)"),
          version("color", "@kurkle/color v([\\d.]+)"),
          version("chartjs-adapter-moment", "chartjs-adapter-moment v([\\d.]+)"),
          version("chartjs-plugin-zoom", "chartjs-plugin-zoom v([\\d.]+)"),
          version("hammerjs", "Hammer\\.JS - v([\\d.]+)"),
          version("dompurify", "DOMPurify\\.version=\"([\\d.]+)\""),
          version("react-dom", "version:\"([\\d.]+)\",rendererPackageName:\"react-dom\""),
          version("core-js-pure", "version:\"([\\d.]+)\",mode:\\w+\\?\"pure\""),
          version("highlight.js", "versionString=\"([\\d.]+)\""),
          version("autolinker", "Autolinker\\.version=\"([\\d.]+)\""),
          version("short-unique-id", "version=\"([\\d.]+)\";const\\{dictionary"),
          version(
              "immutable",
              "isKeyed\\(\\w\\)\\?\\w\\.toMap\\(\\):\\w\\.toSet\\(\\)\\}var \\w+=\"([\\d.]+)\""));

  private static Map<String, byte[]> war = Map.of();
  private static Map<String, byte[]> primefaces = Map.of();

  private static Map.Entry<String, Pattern> version(String name, String regex) {
    return Map.entry(name, Pattern.compile(regex));
  }

  @BeforeAll
  static void unpack() throws IOException {
    war = entries(Files.readAllBytes(BuiltFile.WAR.path()));
    String library =
        war.keySet().stream()
            .filter(name -> name.startsWith(LIBRARIES + "primefaces-"))
            .findFirst()
            .orElseThrow();
    primefaces = entries(bytes(war, library));
  }

  @Test
  void the_libraries_are_those_that_the_document_gives_a_reason_for() throws IOException {
    String document = Files.readString(BuiltFile.HOME.path().resolve("docs/platforms.md"));
    String section = document.split("\n## What is in the WAR\n", 2)[1].split("\n## ", 2)[0];
    List<String> reasons =
        ROW.matcher(section).results().map(row -> row.group(1)).sorted().toList();
    assertThat(libraries().keySet()).containsExactlyElementsOf(reasons);
  }

  @Test
  void the_scripts_are_those_that_the_page_loads() {
    assertThat(primefaces.keySet().stream().filter(name -> name.startsWith("META-INF/resources/")))
        .containsExactlyInAnyOrder(
            SCRIPTS + "components.js",
            SCRIPTS + "core.js",
            SCRIPTS + "chart/chart.js",
            SCRIPTS + "jquery/jquery.js",
            SCRIPTS + "jquery/jquery-plugins.js");
  }

  @Test
  void js_cookie_is_gone() {
    assertThat(text(primefaces, SCRIPTS + "core.js"))
        .contains("PrimeFaces")
        .doesNotContain("js-cookie", "a.Cookies");
  }

  @Test
  void the_bill_of_materials_lists_every_library() throws IOException {
    assumeTrue(war.containsKey(JAVA), "the plugin that writes it does nothing with mvn -o");
    Map<String, String> listed = components(JAVA);
    assertThat(listed).containsAllEntriesOf(libraries()).containsKey("swagger-ui");
    // Nothing that is not there, but what the pruned script library was made from.
    assertThat(new TreeSet<>(listed.keySet()))
        .isSubsetOf(union(libraries().keySet(), List.of("swagger-ui")));
  }

  @Test
  void the_bill_of_materials_lists_the_scripts_inside_the_libraries() throws IOException {
    Map<String, String> listed = components("META-INF/sbom/javascript.cdx.json");
    StringBuilder scripts = new StringBuilder(text(war, "docs/swagger-ui-bundle.js"));
    primefaces.keySet().stream()
        .filter(name -> name.startsWith(SCRIPTS))
        .forEach(name -> scripts.append(text(primefaces, name)));
    Map<String, String> found = new TreeMap<>();
    VERSIONS.forEach(
        (name, pattern) ->
            found.put(
                name,
                pattern
                    .matcher(scripts)
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("not found")));
    assertThat(text(war, "docs/swagger-ui-bundle.js")).contains(listed.get("swagger-ui-dist"));
    found.put("swagger-ui-dist", String.valueOf(listed.get("swagger-ui-dist")));
    assertThat(listed).isEqualTo(found);
  }

  private static List<String> union(Iterable<String> some, List<String> others) {
    List<String> all = new ArrayList<>(others);
    some.forEach(all::add);
    return all;
  }

  /** Name and version of each jar. */
  private static Map<String, String> libraries() {
    Map<String, String> libraries = new TreeMap<>();
    for (String name : war.keySet()) {
      if (name.startsWith(LIBRARIES) && name.length() > LIBRARIES.length()) {
        Matcher jar = LIBRARY.matcher(name.substring(LIBRARIES.length()));
        assertThat(jar.matches()).as(name).isTrue();
        MatchResult parts = jar.toMatchResult();
        libraries.put(parts.group(1), parts.group(2));
      }
    }
    return libraries;
  }

  private static Map<String, String> components(String file) throws IOException {
    Map<String, String> components = new TreeMap<>();
    for (JsonNode component : new ObjectMapper().readTree(bytes(war, file)).get("components")) {
      components.put(component.get("name").asText(), component.get("version").asText());
    }
    return components;
  }

  private static String text(Map<String, byte[]> archive, String name) {
    return new String(bytes(archive, name), UTF_8);
  }

  private static byte[] bytes(Map<String, byte[]> archive, String name) {
    byte[] bytes = archive.get(name);
    assertThat(bytes).as(name).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  /** The files of an archive, by name. */
  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream bytes = new ByteArrayInputStream(archive);
        ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return entries;
  }
}
