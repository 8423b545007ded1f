package io.fastnpc.http;

/**
 * The parts of the address space that REST answers, and who may enter them.
 *
 * <p>{@code web.xml} and {@code payara/nginx.conf} cannot read this; a test holds them to it, and
 * another one the roles that resources declare.
 */
public enum Area {
  /** Registration, log-in and log-out. */
  AUTH("/auth", Access.EVERYBODY),
  /** The session that a request belongs to: within {@link #AUTH}, but not for everybody. */
  SESSION("/auth/me", Access.USERS),
  /** Pictures of characters and users. */
  AVATARS("/avatars", Access.EVERYBODY),
  /** What users do. */
  API("/api", Access.USERS),
  /** What administrators do; the pages {@code /admin/*.xhtml} in it are not REST. */
  ADMIN("/admin", Access.ADMINISTRATORS),
  /** The charts of the administrators' page, which are needed most while a server is away. */
  HISTORY("/admin/cache/history", Access.ONLOOKERS);

  private static final String PAGE = ".xhtml";

  /** Each request asks about its path several times. */
  private static final Area[] ALL = values();

  private final String path;
  private final String inside;
  private final Access access;

  Area(String path, Access access) {
    this.path = path;
    this.inside = path + "/";
    this.access = access;
  }

  /** Where the area begins, such as {@code /api}. */
  public String path() {
    return path;
  }

  /** Who may ask for {@code path}, whether or not there is anything at it. */
  public static Access accessTo(String path) {
    Access access = Access.EVERYBODY;
    int longest = 0;
    for (Area area : ALL) {
      if (area.path.length() > longest && (path.equals(area.path) || area.isAbove(path))) {
        longest = area.path.length();
        access = area.access;
      }
    }
    return access;
  }

  /** Whether REST answers {@code path}, if anything does. */
  public static boolean isRest(String path) {
    for (Area area : ALL) {
      if (area.isAbove(path)) {
        return !isPage(path);
      }
    }
    return false;
  }

  private static boolean isPage(String path) {
    return path.endsWith(PAGE)
        && ADMIN.isAbove(path)
        && path.lastIndexOf('/') < ADMIN.inside.length();
  }

  private boolean isAbove(String inner) {
    return inner.startsWith(inside);
  }
}
