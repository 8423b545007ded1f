package io.fastnpc.monitoring;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.database.Database;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.Sql;
import io.fastnpc.trouble.Impatience;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks Redis and PostgreSQL for their facts. Never fails. */
@ApplicationScoped
public class Servers {
  private static final Logger LOG = System.getLogger(Servers.class.getName());
  private static final Sql SERVER = Sql.of(Servers.class, "server");

  @Inject private CacheAdministration administration;

  @Inject private Database database;

  @Inject private Impatience impatience;

  @Inject private Fleet fleet;

  @Inject private Troubles troubles;

  private final Evictions evictions = new Evictions();

  @SuppressWarnings("NullAway.Init") // made before anybody asks
  private Trouble factsRefused;

  @PostConstruct
  void nameTroubles() {
    factsRefused = troubles.of(LOG, Level.WARNING, "Redis does not tell the page about itself");
  }

  /**
   * Pings Redis now.
   *
   * @return what keeps the cache from using it; absent: nothing
   */
  public Optional<StoreUnavailable> redisProblem() {
    try {
      administration.ping();
    } catch (StoreUnavailable down) {
      return Optional.of(down); // the caller tells the administrator who asked
    }
    if (fleet.redisAnswers()) {
      return Optional.empty();
    }
    return Optional.of(
        fleet
            .refusal()
            .map(StoreUnavailable::new)
            .orElseGet(() -> new StoreUnavailable("Redis has only just begun to answer")));
  }

  ServerFacts redis() {
    try {
      ServerFacts facts = administration.server();
      factsRefused.over();
      return evictions.look(facts, System.currentTimeMillis());
    } catch (StoreUnavailable down) {
      if (down.refusal().isPresent()) { // silence is told by the cache, which asks more often
        factsRefused.happened(String.valueOf(down.getMessage()));
      }
      return ServerFacts.DOWN;
    }
  }

  /** Since when PostgreSQL has not answered, whoever noticed it first; absent: it answers. */
  public Optional<Instant> postgresSilentSince() {
    return troubles.postgres().lasting().map(Instant.now()::minus);
  }

  private static PostgresFacts facts(ResultSet row, long start) throws SQLException {
    return new PostgresFacts(
        true,
        TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }

  PostgresFacts postgres() {
    try {
      long start = System.nanoTime();
      PostgresFacts facts =
          impatience
              .ask(() -> database.first(SERVER, row -> facts(row, start)))
              .orElse(PostgresFacts.DOWN);
      troubles.postgres().over();
      return facts;
    } catch (DatabaseFailure | Impatience.NoAnswer down) {
      troubles.postgres().happened("the page asks in vain: " + down.getMessage());
      return PostgresFacts.DOWN;
    }
  }
}
