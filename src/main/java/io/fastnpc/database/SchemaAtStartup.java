package io.fastnpc.database;

import io.fastnpc.config.CommitBounds;
import io.fastnpc.config.DatabaseSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Declares the pool of connections, and holds the application back until the schema is there.
 *
 * <p>The {@code options} of each connection bound the time from a fence to its commit, as {@link
 * CommitBounds} says.
 */
@DataSourceDefinition(
    name = Database.DATA_SOURCE,
    className = PoolSettings.CLASS,
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      "applicationName=fastnpc",
      "options=" + CommitBounds.OPTIONS,
      "connectTimeout=3",
      "socketTimeout=" + CommitBounds.SOCKET_SECONDS,
      PoolSettings.KEEP_ALIVE,
      "reWriteBatchedInserts=true",
      "fish.payara.max-wait-time-in-millis=3000",
      PoolSettings.VALIDATE,
      PoolSettings.VALIDATION_METHOD,
      PoolSettings.VALIDATION_CLASS,
      PoolSettings.VALIDATE_ONCE
    })
@Singleton
@Startup
@DependsOn("SettingsAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaAtStartup {
  private static final Logger LOG = System.getLogger(SchemaAtStartup.class.getName());

  @Inject private DatabaseSettings settings;

  @PostConstruct
  void migrate() {
    try {
      new Migrations(settings).run();
    } catch (DatabaseUnusable failure) {
      LOG.log(Level.ERROR, failure.getMessage());
      throw failure;
    }
  }
}
