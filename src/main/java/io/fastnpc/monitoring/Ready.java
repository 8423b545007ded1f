package io.fastnpc.monitoring;

import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.database.Database;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.Sql;
import io.fastnpc.lifecycle.UnderWay;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the worker can answer requests: not without PostgreSQL; without Redis it can, only
 * slower, and says so as {@code degraded}. A worker that has been told to end is not ready either.
 */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
  private static final Sql PING = Sql.of(Ready.class, "ping");

  @Inject private Database database;

  @Inject private Fleet fleet;

  @Inject private Troubles troubles;

  @Inject private UnderWay underWay;

  @Override
  public HealthCheckResponse call() {
    boolean redis = fleet.redisAnswers();
    Optional<Refusal> refusal = fleet.refusal();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("fastnpc")
            .status(databaseAnswers() && !underWay.isStopping())
            .withData("cache", fleet.standing().name())
            .withData("redis", redis ? "up" : refusal.isPresent() ? "refuses" : "down")
            .withData("degraded", !redis);
    if (underWay.isStopping()) {
      response.withData("stopping", true);
    }
    refusal.ifPresent(refused -> response.withData("refusal", refused.brief()));
    return response.build();
  }

  private boolean databaseAnswers() {
    try {
      boolean answers = database.first(PING, row -> row.getInt(1)).isPresent();
      troubles.postgres().over();
      return answers;
    } catch (DatabaseFailure down) {
      troubles.postgres().happened("this worker is not ready: " + down.getMessage());
      return false;
    }
  }
}
