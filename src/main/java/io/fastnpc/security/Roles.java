package io.fastnpc.security;

/** The roles that resources ask for with {@code @RolesAllowed}. */
public final class Roles {
  /** Everyone who is logged in. */
  public static final String USER = "user";

  /** Those who administer the application, who are users as well. */
  public static final String ADMIN = "admin";

  /**
   * Administrators, also those whom PostgreSQL has confirmed a few minutes ago and does not answer
   * now: for what tells how the cache does, and nothing of users.
   */
  public static final String ONLOOKER = "onlooker";

  private Roles() {}
}
