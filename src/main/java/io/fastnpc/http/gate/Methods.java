package io.fastnpc.http.gate;

import io.fastnpc.http.Area;
import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.Set;

/** The methods that a path answers, by what lies at it. */
enum Methods {
  /** A call, or nothing: REST itself says which methods it has. */
  REST("GET, HEAD, POST, PUT, DELETE, OPTIONS"),
  /** A page, which takes forms. */
  PAGE("GET, HEAD, POST"),
  /** A file of the application, or the page at the root. */
  FILE("GET, HEAD, OPTIONS"),
  /** Health, metrics or the description of the API, which the container answers. */
  SERVICE("GET, HEAD"),
  /** Nothing, whatever the method; files are looked for by those that only read. */
  NONE("GET, HEAD");

  private static final Set<String> SERVICES = Set.of("/health", "/metrics", "/openapi");
  private static final Set<String> START_PAGE = Set.of("/", "/index.html");
  private static final Set<String> WITHOUT_BODY = Set.of("TRACE", "CONNECT");

  private final String header;

  Methods(String header) {
    this.header = header;
  }

  /** What {@code request} asks for. */
  static Methods of(HttpServletRequest request) {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    if (Area.isRest(path) && !path.equals(Area.ADMIN.path() + "/")) {
      return REST;
    } else if (path.endsWith(".xhtml") || path.equals(Area.ADMIN.path() + "/")) {
      return PAGE;
    } else if (SERVICES.contains(path.replaceFirst("(?<=.)/.*", ""))) {
      return SERVICE;
    }
    return START_PAGE.contains(path) || isFile(request, path) ? FILE : NONE;
  }

  private static boolean isFile(HttpServletRequest request, String path) {
    try {
      return request.getServletContext().getResource(path) != null;
    } catch (MalformedURLException noPath) {
      // Not logged: anybody can ask for anything.
      return false;
    }
  }

  /** The value of {@code Allow}. */
  String header() {
    return header;
  }

  /** Whether {@code method} gets through; REST refuses those that it does not know by itself. */
  boolean allow(String method) {
    return this == REST
        ? !WITHOUT_BODY.contains(method)
        : Set.of(header.split(", ", -1)).contains(method);
  }

  /** Whether the container takes the body of {@code method} for the next request. */
  static boolean hasUnreadBody(String method) {
    return WITHOUT_BODY.contains(method);
  }

  /** Whether what lies at the path knows no {@code HEAD}, and must be asked as for the whole. */
  boolean needsWhole(String method) {
    return this == SERVICE && method.equals("HEAD");
  }
}
