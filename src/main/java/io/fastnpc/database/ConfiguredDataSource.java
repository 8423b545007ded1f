package io.fastnpc.database;

import io.fastnpc.config.CommitBounds;
import io.fastnpc.config.Configuration;
import io.fastnpc.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source, which knows by itself where the database is.
 *
 * <p>The container makes it by name. It could set host and password too, but puts other variables
 * into whatever holds {@code ${…}}, and a password is taken as it is.
 */
public class ConfiguredDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1;

  /** Kept, since the container may set others, empty ones included. */
  private final String configuredUser;

  private final String configuredPassword;

  /**
   * Points at the configured database, with the bounds that a connection needs which may write; the
   * container sets what a pool has else.
   *
   * @throws io.fastnpc.config.InvalidSetting if a variable makes no sense
   */
  public ConfiguredDataSource() {
    this(Configuration.databaseSettings());
  }

  /** Points at the database that {@code settings} name, in the same way. */
  public ConfiguredDataSource(DatabaseSettings settings) {
    configuredUser = settings.user();
    configuredPassword = settings.password();
    DirectConnections.point(this, settings);
    setOptions(CommitBounds.OPTIONS);
    setSocketTimeout(CommitBounds.SOCKET_SECONDS);
  }

  /**
   * A connection of the configured role, whomever the container believes to log in, which knows
   * what server it reached.
   */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return KnownConnection.of(super.getConnection(configuredUser, configuredPassword));
  }
}
