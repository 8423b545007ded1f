package io.fastnpc.http.browsers;

/** What lies at a path, by what browsers may do with it: how long to keep it, what it may load. */
enum AnswerKind {
  /** Data, or nothing. */
  DATA("no-store", "default-src 'none'; frame-ancestors 'none'"),
  /** A page, which says itself what it loads. */
  PAGE("no-store", ""),
  /** A style sheet or script of a page, for which Faces says a week. */
  PART("no-cache", DATA.contentPolicy),
  /** A file of the application; {@code data:} for the pictures in Swagger UI's style sheet. */
  FILE(
      "no-cache",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

  private final String cacheControl;
  private final String contentPolicy;

  AnswerKind(String cacheControl, String contentPolicy) {
    this.cacheControl = cacheControl;
    this.contentPolicy = contentPolicy;
  }

  /** What lies at {@code path}. */
  static AnswerKind of(String path) {
    if (path.startsWith(Pages.PARTS)) {
      return PART;
    } else if (path.endsWith(".xhtml") || path.equals("/admin/")) {
      return PAGE;
    }
    return isFile(path) ? FILE : DATA;
  }

  private static boolean isFile(String path) {
    return path.isEmpty()
        || path.equals("/")
        || path.equals("/index.html")
        || path.startsWith("/docs/")
        || path.startsWith("/style/");
  }

  /** The value of {@code Cache-Control}, unless who answers knows better. */
  String cacheControl() {
    return cacheControl;
  }

  /** The value of {@code Content-Security-Policy}; empty: somebody else sets it. */
  String contentPolicy() {
    return contentPolicy;
  }
}
