package io.fastnpc.http;

/** Paths of REST requests, which JAX-RS hands to some filters without their first slash. */
public final class RestPath {
  private RestPath() {}

  /** {@code path} with a slash before it, whether it had one or not. */
  public static String absolute(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }
}
