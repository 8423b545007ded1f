package io.fastnpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class AreaTest {
  private static final java.nio.file.Path WEB_XML =
      java.nio.file.Path.of("src/main/webapp/WEB-INF/web.xml");
  private static final java.nio.file.Path NGINX = java.nio.file.Path.of("payara/nginx.conf");

  @ParameterizedTest
  @CsvSource({
    "/auth/login, EVERYBODY",
    "/auth/nowhere, EVERYBODY",
    "/auth/meet, EVERYBODY",
    "/auth/me, USERS",
    "/auth/me/x, USERS",
    "/api, USERS",
    "/api/me/settings, USERS",
    "/apis, EVERYBODY",
    "/admin, ADMINISTRATORS",
    "/admin/users/7, ADMINISTRATORS",
    "/admin/cache/history, ONLOOKERS",
    "/admin/cache/historyx, ADMINISTRATORS",
    "/administration, EVERYBODY",
    "/x/admin, EVERYBODY",
    "/avatars/x.jpg, EVERYBODY",
  })
  void every_path_has_its_access(String path, Access access) {
    assertThat(Area.accessTo(path)).isEqualTo(access);
  }

  @Test
  void resources_let_in_whom_their_area_lets_in() {
    Map<String, Access> declared = new TreeMap<>();
    Map<String, Access> mapped = new TreeMap<>();
    for (Method call : calls()) {
      String path = path(call.getDeclaringClass()) + path(call);
      declared.put(call.toString(), declared(call));
      mapped.put(call.toString(), Area.accessTo(path));
      assertThat(Area.isRest(path)).as(path).isTrue();
    }
    assertThat(declared).hasSizeGreaterThan(30).isEqualTo(mapped);
  }

  private static List<Method> calls() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.fastnpc")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> Stream.of(type.reflect().getDeclaredMethods()))
            .filter(
                method ->
                    Stream.of(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class)))
            .toList();
  }

  private static String path(AnnotatedElement place) {
    Path path = place.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static Access declared(Method call) {
    if (call.isAnnotationPresent(PermitAll.class)) {
      return Access.EVERYBODY;
    }
    AnnotatedElement place =
        call.isAnnotationPresent(RolesAllowed.class) ? call : call.getDeclaringClass();
    String[] roles = place.getAnnotation(RolesAllowed.class).value();
    assertThat(roles).as(call.toString()).hasSize(1);
    return switch (roles[0]) {
      case Roles.ADMIN -> Access.ADMINISTRATORS;
      case Roles.ONLOOKER -> Access.ONLOOKERS;
      default -> Access.USERS;
    };
  }

  @Test
  void jersey_takes_what_is_rest_and_nothing_else() throws Exception {
    String leftOut =
        texts("//init-param[param-name='jersey.config.servlet.filter.staticContentRegex']/*[2]")
            .get(0);
    assertThat(alternatives(leftOut)).isEqualTo(names());
    List<String> ends = List.of("", "/", "/x", "/x/y", "/x.xhtml", "/x/y.xhtml", "x/y", ".xhtml");
    Stream.concat(Stream.of("", "/other"), paths().map(Area::path))
        .flatMap(place -> ends.stream().map(end -> place + end))
        .forEach(
            path ->
                assertThat(Pattern.matches(leftOut, path)).as(path).isEqualTo(!Area.isRest(path)));
  }

  @Test
  void sessions_are_recognized_on_every_page_and_in_every_area_but_that_of_pictures()
      throws Exception {
    Set<String> everywhere = names().stream().map(AreaTest::below).collect(Collectors.toSet());
    everywhere.remove(Area.AVATARS.path() + "/*");
    everywhere.add("*.xhtml");
    assertThat(mappings("filter", "session")).isEqualTo(everywhere);
  }

  @Test
  void pages_lie_between_the_calls_of_administrators() throws Exception {
    Set<String> pages = Set.of(Area.ADMIN.path() + "/", "*.xhtml");
    assertThat(mappings("filter", "pages")).isEqualTo(pages);
    assertThat(mappings("filter", "page-rules")).isEqualTo(pages);
  }

  @Test
  void where_there_are_no_pages_a_servlet_stands_in_until_rest_has_started() throws Exception {
    Set<String> withoutPages =
        names().stream()
            .filter(name -> !Area.ADMIN.path().equals("/" + name))
            .map(AreaTest::below)
            .collect(Collectors.toSet());
    assertThat(mappings("servlet", "rest-has-not-started")).isEqualTo(withoutPages);
  }

  @Test
  void nginx_passes_every_area_on() throws Exception {
    assertThat(alternatives(Files.readString(NGINX))).containsAll(names());
  }

  /** The areas that lie in no other. */
  private static Stream<Area> paths() {
    return Arrays.stream(Area.values()).filter(area -> area.path().lastIndexOf('/') == 0);
  }

  private static Set<String> names() {
    return paths()
        .map(area -> area.path().substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String below(String name) {
    return "/" + name + "/*";
  }

  /** What stands between bars in the first parentheses that begin as the areas do. */
  private static Set<String> alternatives(String text) {
    Matcher group = Pattern.compile("\\((auth\\|[^)]*)\\)").matcher(text);
    assertThat(group.find()).isTrue();
    return new TreeSet<>(List.of(group.group(1).split("\\|", -1)));
  }

  private static Set<String> mappings(String kind, String name) throws Exception {
    return Set.copyOf(texts("//%1$s-mapping[%1$s-name='%2$s']/url-pattern".formatted(kind, name)));
  }

  private static List<String> texts(String expression) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(WEB_XML.toFile());
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
