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

/** Asks Redis and PostgreSQL for their facts. Never fails. */
@ApplicationScoped
public class Servers {
  private static final Sql SERVER = Sql.of(Servers.class, "server");

  @Inject private CacheAdministration administration;

  @Inject private Database database;

  private final Outage redisOutage = new Outage("Redis", "its facts are missing on the page");
  private final Outage postgresOutage =
      new Outage("PostgreSQL", "its facts are missing on the page");

  /** Whether Redis answers a ping now. */
  public boolean redisAnswers() {
    try {
      administration.ping();
      return true;
    } catch (StoreUnavailable down) {
      return false; // the caller tells the administrator who asked
    }
  }

  ServerFacts redis() {
    try {
      ServerFacts facts = administration.server();
      redisOutage.over();
      return facts;
    } catch (StoreUnavailable down) {
      redisOutage.failed(down);
      return ServerFacts.DOWN;
    }
  }

  PostgresFacts postgres() {
    try {
      long start = System.nanoTime();
      PostgresFacts facts =
          database
              .first(
                  SERVER,
                  row ->
                      new PostgresFacts(
                          true,
                          TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start),
                          row.getString(1),
                          row.getLong(2),
                          row.getLong(3),
                          row.getLong(4),
                          row.getLong(5)))
              .orElse(PostgresFacts.DOWN);
      postgresOutage.over();
      return facts;
    } catch (DatabaseFailure down) {
      postgresOutage.failed(down);
      return PostgresFacts.DOWN;
    }
  }
}
