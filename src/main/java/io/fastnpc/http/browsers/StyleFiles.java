package io.fastnpc.http.browsers;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.ResourceHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The style sheets and scripts of pages, our own and those of PrimeFaces, whose addresses name
 * their version so that browsers may keep them for good. In pages under the name {@code style}. And
 * those of the description of the API, whose addresses do not, so that browsers ask each time.
 *
 * <p>A worker has only its own version. During an update the old and the new answer side by side,
 * and either may be asked for what the other's page names: it then has no such file, and nginx asks
 * the next worker.
 */
@Named("style")
@ApplicationScoped
public class StyleFiles {
  private static final String FOLDER = "/style/";
  private static final String DESCRIPTION = "/docs/";
  private static final String LIBRARY = "primefaces";
  private static final String LIBRARY_FOLDER = "/" + LIBRARY + "/";
  private static final Pattern OWN = Pattern.compile("v=([^&]+)");
  private static final Pattern OF_LIBRARY = Pattern.compile("ln=" + LIBRARY + "&v=([^&]+)");
  private static final Pattern VERSION = Pattern.compile("([?&]v=)[^&]*");
  private static final Pattern PART =
      Pattern.compile(Pattern.quote(ResourceHandler.RESOURCE_IDENTIFIER) + "/(.+)\\.xhtml");

  @Inject private ServletContext context;

  private final NavigableSet<String> files = new TreeSet<>();

  private String version = "";

  /** Whether an address names a version, and which. */
  enum Naming {
    /** This worker's. */
    OURS,
    /** Another worker's, or nobody's. */
    ANOTHER,
    /** None, or it is no such file. */
    NONE
  }

  @PostConstruct
  void readAll() {
    CRC32 sum = new CRC32();
    addFiles(FOLDER);
    addFiles(LIBRARY_FOLDER);
    addFiles(DESCRIPTION);
    for (String file : files) {
      sum.update(content(file));
    }
    version = Long.toHexString(sum.getValue());
  }

  private void addFiles(String folder) {
    for (String path : Optional.ofNullable(context.getResourcePaths(folder)).orElse(Set.of())) {
      if (path.endsWith("/")) {
        addFiles(path);
      } else {
        files.add(path);
      }
    }
  }

  /** What is in one of the files. */
  byte[] content(String file) {
    try (InputStream content = context.getResourceAsStream(file)) {
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }

  /** The address of the file called {@code name}. */
  public String url(String name) {
    return FOLDER + name + "?v=" + version;
  }

  /**
   * The element that runs the script called {@code name} before anything is painted. PrimeFaces
   * moves those that a page has as elements to its end.
   */
  public String first(String name) {
    return "<script src=\"" + url(name) + "\"></script>";
  }

  /** What PrimeFaces calls {@code address}, with the version of what this worker has. */
  String versioned(String address) {
    return VERSION.matcher(address).replaceFirst("$1" + version);
  }

  /** By which a browser can ask whether what it has is still that of this worker. */
  String tag() {
    return "W/\"" + version + "\"";
  }

  /** Which version {@code request} is for. */
  Naming naming(HttpServletRequest request) {
    boolean part = isPart(request);
    if (!part && !request.getServletPath().startsWith(FOLDER)) {
      return Naming.NONE;
    }
    Matcher named = (part ? OF_LIBRARY : OWN).matcher(String.valueOf(request.getQueryString()));
    if (!named.matches()) {
      return Naming.NONE;
    }
    return named.group(1).equals(version) ? Naming.OURS : Naming.ANOTHER;
  }

  /** Whether what {@code request} is for is there, and never changes under its address. */
  boolean isForGood(HttpServletRequest request) {
    return naming(request) == Naming.OURS && file(request).isPresent();
  }

  private static boolean isPart(HttpServletRequest request) {
    return request.getServletPath().startsWith(Pages.PARTS);
  }

  /**
   * The file that {@code request} is for, where it is for this version or any, and there is one.
   *
   * @return its path among the application's files
   */
  Optional<String> file(HttpServletRequest request) {
    if (naming(request) != Naming.OURS && !request.getServletPath().startsWith(DESCRIPTION)) {
      return Optional.empty();
    }
    Matcher part = PART.matcher(request.getServletPath());
    String path = part.matches() ? LIBRARY_FOLDER + part.group(1) : request.getServletPath();
    return Optional.of(path).filter(files::contains);
  }
}
