package io.fastnpc.monitoring;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.database.Database;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the worker can answer requests: not without PostgreSQL; without Redis it can, only
 * slower, and says so as {@code degraded}.
 */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
  private static final Sql PING = Sql.of(Ready.class, "ping");

  @Inject private Database database;

  @Inject private Fleet fleet;

  private final Outage outage = new Outage("PostgreSQL", "this worker is not ready until it does");

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("fastnpc")
        .status(databaseAnswers())
        .withData("cache", fleet.standing().name())
        .withData("redis", fleet.redisAnswers() ? "up" : "down")
        .withData("degraded", !fleet.redisAnswers())
        .build();
  }

  private boolean databaseAnswers() {
    try {
      boolean answers = database.first(PING, row -> row.getInt(1)).isPresent();
      outage.over();
      return answers;
    } catch (DatabaseFailure down) {
      outage.failed(down);
      return false;
    }
  }
}
