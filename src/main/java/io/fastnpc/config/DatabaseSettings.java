package io.fastnpc.config;

/**
 * Where PostgreSQL is and how to log in.
 *
 * @param host name or address
 * @param port its TCP port
 * @param database the name of the database
 * @param user the role to log in as
 * @param password the role's password; empty: none
 * @param tls whether connections are encrypted
 */
public record DatabaseSettings(
    String host, int port, String database, String user, String password, DatabaseTls tls) {
  /** The host where none is set. */
  public static final String DEFAULT_HOST = "localhost";

  /** The port where none is set. */
  public static final int DEFAULT_PORT = 5432;

  /** The database where none is set. */
  public static final String DEFAULT_DATABASE = "fastnpc";

  /** The role where none is set. */
  public static final String DEFAULT_USER = "fastnpc";

  /** Refuses a role that the migrations could not act as. */
  public DatabaseSettings {
    if (user.contains("'")) { // Flyway writes the name into a statement as it is
      throw new InvalidSetting(
          "POSTGRES_USER", "must not have an apostrophe: use ALTER ROLE … RENAME TO …");
    }
  }

  /** Encrypted where the server can. */
  public DatabaseSettings(String host, int port, String database, String user, String password) {
    this(host, port, database, user, password, DatabaseTls.UNSET);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + user + "@" + host + ":" + port + "/" + database + "]";
  }
}
