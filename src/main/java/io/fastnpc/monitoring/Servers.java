package io.fastnpc.monitoring;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.database.Database;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** Asks Redis and PostgreSQL how they do. */
@ApplicationScoped
class Servers {
  private static final Sql SERVER = Sql.of(Servers.class, "server");

  private static final Overview.Redis NO_REDIS =
      new Overview.Redis(false, 0, "", "", "", 0, 0, 0, 0, 0, 0, "", 0, 0, 0, 0);
  private static final Overview.Postgres NO_POSTGRES =
      new Overview.Postgres(false, 0, "", 0, 0, 0, 0);

  @Inject private CacheAdministration administration;

  @Inject private Database database;

  Overview.Redis redis() {
    try {
      long start = System.nanoTime();
      administration.ping();
      long ping = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
      ServerFacts facts = administration.server();
      return new Overview.Redis(
          true,
          ping,
          facts.version(),
          facts.runId(),
          facts.role(),
          facts.uptime().toSeconds(),
          facts.clients(),
          facts.keys(),
          facts.usedMemory(),
          facts.peakMemory(),
          facts.maxMemory(),
          facts.memoryPolicy(),
          facts.evictedKeys(),
          facts.expiredKeys(),
          facts.keyspaceHits(),
          facts.keyspaceMisses());
    } catch (StoreUnavailable down) {
      return NO_REDIS;
    }
  }

  Overview.Postgres postgres() {
    try {
      long start = System.nanoTime();
      return database
          .first(
              SERVER,
              row ->
                  new Overview.Postgres(
                      true,
                      TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start),
                      row.getString(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4),
                      row.getLong(5)))
          .orElse(NO_POSTGRES);
    } catch (DatabaseFailure down) {
      return NO_POSTGRES;
    }
  }
}
