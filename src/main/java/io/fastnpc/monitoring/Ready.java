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

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("fastnpc")
        .status(databaseAnswers())
        .withData("cache", fleet.state())
        .withData("redis", fleet.redisAnswers() ? "up" : "down")
        .withData("degraded", !fleet.redisAnswers())
        .build();
  }

  private boolean databaseAnswers() {
    try {
      return database.first(PING, row -> row.getInt(1)).isPresent();
    } catch (DatabaseFailure down) {
      return false;
    }
  }
}
