package io.fastnpc.database;

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
 * <p>The cache protocol needs a bound on the time from the fence that a writer places in Redis to
 * its commit: a fence lives for a while, and a commit after its end would go unnoticed. PostgreSQL
 * keeps that bound through the {@code options} of each connection: it ends a transaction that idles
 * for 3 s, a statement that runs for 5 s, and notices within 1 s that the client of a running
 * statement has died.
 */
@DataSourceDefinition(
    name = Database.DATA_SOURCE,
    className = PoolSettings.CLASS,
    serverName = PoolSettings.HOST,
    databaseName = PoolSettings.DATABASE,
    user = PoolSettings.USER,
    password = PoolSettings.PASSWORD,
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      PoolSettings.PORT,
      "applicationName=fastnpc",
      "options=-c idle_in_transaction_session_timeout=3000 -c statement_timeout=5000"
          + " -c client_connection_check_interval=1000",
      "connectTimeout=3",
      // Past every time-out of the server, so that only a network that swallows packets meets it.
      "socketTimeout=15",
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
