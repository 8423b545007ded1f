package io.fastnpc.http;

import java.util.Comparator;
import java.util.stream.Stream;

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

  private final String path;
  private final Access access;

  Area(String path, Access access) {
    this.path = path;
    this.access = access;
  }

  /** Where the area begins, such as {@code /api}. */
  public String path() {
    return path;
  }

  /** Who may ask for {@code path}, whether or not there is anything at it. */
  public static Access accessTo(String path) {
    return Stream.of(values())
        .filter(area -> path.equals(area.path) || area.isAbove(path))
        .max(Comparator.comparing(area -> area.path.length()))
        .map(area -> area.access)
        .orElse(Access.EVERYBODY);
  }

  /** Whether REST answers {@code path}, if anything does. */
  public static boolean isRest(String path) {
    return Stream.of(values()).anyMatch(area -> area.isAbove(path)) && !isPage(path);
  }

  private static boolean isPage(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return folder.equals(ADMIN.path + "/") && path.endsWith(PAGE);
  }

  private boolean isAbove(String inside) {
    return inside.startsWith(path + "/");
  }
}
