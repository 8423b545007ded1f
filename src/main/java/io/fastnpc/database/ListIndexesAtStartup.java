package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** Has the indexes of long lists built in the background once the tables are there. */
@Singleton
@Startup
@DependsOn("SchemaAtStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class ListIndexesAtStartup {
  private static final Logger LOG = System.getLogger(ListIndexesAtStartup.class.getName());

  @Resource private ManagedExecutorService executor;

  @Inject private DatabaseSettings settings;

  @PostConstruct
  void start() {
    executor.execute(this::build);
  }

  private void build() {
    try {
      new ListIndexes(settings).build();
    } catch (SQLException failure) {
      LOG.log(
          Level.WARNING,
          "Long lists are slow until the next start of a worker: their indexes could not be built: {0}",
          failure.getMessage());
    }
  }
}
