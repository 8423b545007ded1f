package io.fastnpc.tools.scale;

import io.fastnpc.database.Migrations;
import io.fastnpc.tools.Console;
import io.fastnpc.tools.scenarios.Surroundings;
import io.fastnpc.tools.servers.GroupTables;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures an installation with very many users and prints tables in Markdown; fails where
 * something is not as it must be. {@code -Dusers=5000 -Dcharacters=20000 -Dvisitors=500
 * -Dreads=2000 -Dmaxmemory=8} measures a small one in a minute.
 */
public final class Scale {
  /** Kept here: a logger that nobody keeps forgets its level. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  private static final int WORKERS = 2;
  private static final int LIST_INDEXES = 7;

  private final Crowd crowd =
      new Crowd(Integer.getInteger("users", 300_000), Integer.getInteger("characters", 1_000_000));
  private final int visitors = Integer.getInteger("visitors", 10_000);
  private final int mebibytes = Integer.getInteger("maxmemory", 200);
  private final int reads = Integer.getInteger("reads", 60_000);
  private final PrintStream out = Console.out();

  private Scale() {}

  /** Measures all, or what {@code -Donly=plans,rush} names. */
  public static void main(String[] arguments) throws Exception {
    String only = System.getProperty("only", "workers,idle,plans,rush,log,administration,profiles");
    if (!new Scale().measure(List.of(only.split(",", -1)))) {
      throw new IllegalStateException("not all is as it must be, see above");
    }
  }

  private boolean measure(List<String> parts) throws Exception {
    out.println(Surroundings.describe());
    boolean good = true;
    if (parts.contains("workers")) {
      good &= Neighbourhoods.measure(out);
    }
    if (parts.equals(List.of("workers"))) {
      return good;
    }
    PostgresServer postgres = Servers.newPostgres();
    fill(postgres);
    try (Installation installation =
        Installation.ofWorkers(WORKERS)
            .jvmOptions(PayaraWorker.shippedOptions())
            .givenPostgres(postgres.environment())
            .start()) {
      awaitIndexes(postgres);
      for (String part : parts) {
        good &= measure(part, installation, postgres);
      }
    } finally {
      postgres.stop();
    }
    return good;
  }

  private boolean measure(String part, Installation installation, PostgresServer postgres)
      throws Exception {
    return switch (part) {
      case "workers" -> true; // measured without the others
      case "plans" -> Plans.measure(postgres.dataSource(), out);
      case "rush" -> Rush.measure(installation, postgres, visitors, out);
      case "idle" -> {
        Idle.measure(installation, postgres, out);
        yield true;
      }
      case "log" -> {
        LogOfChanges.measure(installation, postgres, out);
        yield true;
      }
      case "administration" -> Administration.measure(installation, crowd, out);
      case "profiles" -> Profiles.measure(installation, crowd, mebibytes, reads, out);
      default -> throw new IllegalArgumentException("there is no part " + part);
    };
  }

  private void fill(PostgresServer postgres) throws SQLException {
    MIGRATIONS.setLevel(Level.WARNING); // its lines would stand among the tables
    new Migrations(postgres.settings()).run();
    long began = System.nanoTime();
    GroupTables.create(postgres.dataSource());
    crowd.fill(postgres.dataSource());
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      try (ResultSet row =
          statement.executeQuery("SELECT pg_database_size(current_database()) / 1048576")) {
        row.next();
        out.printf(
            "%n%,d users and %,d characters: made within %d s, %,d MiB%n",
            crowd.users(),
            crowd.characters(),
            (System.nanoTime() - began) / 1_000_000_000,
            row.getLong(1));
      }
    }
  }

  /** The workers build them beside everything else. */
  private static void awaitIndexes(PostgresServer postgres)
      throws SQLException, InterruptedException {
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      int built = 0;
      while (built < LIST_INDEXES) {
        TimeUnit.MILLISECONDS.sleep(200);
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_index JOIN pg_class ON oid = indexrelid"
                    + " WHERE indisvalid AND starts_with(relname, 'fastnpc_')")) {
          row.next();
          built = row.getInt(1);
        }
      }
    }
  }
}
