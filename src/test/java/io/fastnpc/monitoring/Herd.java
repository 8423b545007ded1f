package io.fastnpc.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/**
 * What came of many readers of one profile at a worker that may not use its cache.
 *
 * @param atATime how many of their queries were under way when all of them had come, or more than
 *     one was
 * @param queries how many there were in all
 * @param answers what they were answered
 * @param took from the first question until the database let the queries go on
 */
record Herd(int atATime, int queries, List<Answer> answers, Duration took) {
  private static final String STATS = "/admin/cache/stats?scope=worker";

  /** Lets {@code size} readers ask for {@code profile} while the database holds queries back. */
  static Herd of(
      int size, String profile, RestClient reader, RestClient administrator, DataSource database)
      throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      final int queriesBefore = queries(statement);
      final long readsBefore = bypassed(administrator.get(STATS).body());
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE character_memories IN ACCESS EXCLUSIVE MODE");
      final long began = System.nanoTime();
      List<CompletableFuture<Answer>> readers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> reader.get(profile), threads))
              .limit(size)
              .toList();
      administrator.until(
          STATS, figures -> bypassed(figures) - readsBefore >= size || waiting(statement) > 1);
      final int atATime = waiting(statement);
      connection.rollback();
      final Duration took = Duration.ofNanos(System.nanoTime() - began);
      connection.setAutoCommit(true);
      List<Answer> answers = readers.stream().map(CompletableFuture::join).toList();
      return new Herd(atATime, queries(statement) - queriesBefore, answers, took);
    } finally {
      threads.shutdown();
    }
  }

  private static long bypassed(JsonNode figures) {
    return StreamSupport.stream(figures.at("/caches/char_profile/bypasses").spliterator(), false)
        .mapToLong(JsonNode::asLong)
        .sum();
  }

  private static int waiting(Statement statement) {
    try {
      return number(
          statement,
          "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock'"
              + " AND relation = 'character_memories'::regclass");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int queries(Statement statement) throws SQLException {
    return number(
        statement,
        "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements"
            + " WHERE query LIKE '%FROM character_memories%' AND query LIKE '%基础身份信息%'");
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
