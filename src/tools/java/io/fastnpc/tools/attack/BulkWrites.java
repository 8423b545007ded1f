package io.fastnpc.tools.attack;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of many users that somebody with psql adds, changes and removes at once. */
record BulkWrites() implements Wave {
  /** The default of {@code FASTNPC_CACHE_TRUST}, after which the new value binds. */
  private static final Duration TRUST = Duration.ofMillis(1_500);

  private static final Duration WATCHED = Duration.ofSeconds(3);
  private static final int ROUNDS = 2;

  /** What {@code bulk-insert.sql} writes. */
  private static final int FIRST = 1_000;

  @Override
  public String name() {
    return "bulk writes";
  }

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    SignedIn witness = SignedIn.as("witness", field.worker(0));
    int rows = field.plan().rows();
    execute(field, connection -> sql("bulk-insert").prepare(connection, arg("rows", rows)));
    for (int round = 1; round <= ROUNDS; round++) {
      execute(field, sql("bulk-update")::prepare);
      watch(field, witness.client(), round, tally);
    }
    execute(field, sql("bulk-delete")::prepare);
  }

  private static Sql sql(String name) {
    return Sql.of(BulkWrites.class, name);
  }

  /** Makes a statement ready. */
  private interface Preparation {
    PreparedStatement on(Connection connection) throws SQLException;
  }

  private static void execute(Field field, Preparation preparation) throws SQLException {
    try (Connection connection = field.installation().postgres().dataSource().getConnection();
        PreparedStatement prepared = preparation.on(connection)) {
      prepared.execute();
    }
  }

  /**
   * Reads what the update has changed, at all workers, until the old value must be gone for long.
   */
  private static void watch(Field field, RestClient witness, int round, Tally tally) {
    long committed = System.nanoTime();
    List<RestClient> workers =
        IntStream.range(0, field.workers())
            .mapToObj(number -> witness.on(field.worker(number)))
            .toList();
    while (System.nanoTime() - committed < WATCHED.toNanos()) {
      for (RestClient worker : workers) {
        boolean binds = System.nanoTime() - committed > TRUST.toNanos();
        Answer answer = worker.get("/api/me/settings");
        Reply reply = Residents.reply(answer);
        tally.count("GET", reply);
        boolean old = answer.body().at("/settings/ctx_max_chat").asInt() != FIRST + round;
        if (binds && old && reply.status() == 200) {
          field.findings().add(Rule.NO_STALE_READ, reply + " after bulk write " + round);
        }
      }
    }
  }
}
