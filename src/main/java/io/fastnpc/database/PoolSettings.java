package io.fastnpc.database;

/**
 * What all pools of the application have in common, for {@code @DataSourceDefinition}, which takes
 * constants only.
 */
public final class PoolSettings {
  /** What makes the connections; it is the one that knows host, database, role and password. */
  public static final String CLASS = "io.fastnpc.database.ConfiguredDataSource";

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
