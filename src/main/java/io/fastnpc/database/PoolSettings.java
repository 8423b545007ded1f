package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.config.DatabaseTls;

/**
 * What all pools of the application have in common, for {@code @DataSourceDefinition}, which takes
 * constants only.
 */
public final class PoolSettings {
  /** The driver's data source. */
  public static final String CLASS = "org.postgresql.ds.PGSimpleDataSource";

  /** The host's name or address. */
  public static final String HOST =
      "${MPCONFIG=POSTGRES_HOST:" + DatabaseSettings.DEFAULT_HOST + "}";

  /** The database's name. */
  public static final String DATABASE =
      "${MPCONFIG=POSTGRES_DB:" + DatabaseSettings.DEFAULT_DATABASE + "}";

  /** The role to log in as. */
  public static final String USER =
      "${MPCONFIG=POSTGRES_USER:" + DatabaseSettings.DEFAULT_USER + "}";

  /** The role's password. */
  public static final String PASSWORD = "${MPCONFIG=POSTGRES_PASSWORD:}";

  /** The property that holds the TCP port. */
  public static final String PORT =
      "portNumber=${MPCONFIG=POSTGRES_PORT:" + DatabaseSettings.DEFAULT_PORT + "}";

  /** The property that says whether connections are encrypted. */
  public static final String TLS =
      "sslMode=${MPCONFIG=POSTGRES_SSLMODE:" + DatabaseTls.DEFAULT_MODE + "}";

  /** The property that names the authorities, which are read only where they are asked for. */
  public static final String AUTHORITIES = "sslRootCert=${MPCONFIG=POSTGRES_SSLROOTCERT:}";

  /** The property that has the system notice a server that has gone. */
  public static final String KEEP_ALIVE = "tcpKeepAlive=true";

  /**
   * The property that has connections looked at before they are handed out: a restarted PostgreSQL
   * must not cost one failed request per pooled connection.
   */
  public static final String VALIDATE = "fish.payara.is-connection-validation-required=true";

  /** The property that chooses {@link #VALIDATION_CLASS}. */
  public static final String VALIDATION_METHOD =
      "fish.payara.connection-validation-method=custom-validation";

  /** The property that names what looks at connections: the driver itself. */
  public static final String VALIDATION_CLASS =
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation";

  /** The property that bounds how often a connection is looked at. */
  public static final String VALIDATE_ONCE = "fish.payara.validate-atmost-once-period-in-seconds=1";

  private PoolSettings() {}
}
