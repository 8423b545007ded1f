package io.fastnpc.history;

import static io.fastnpc.database.Argument.arg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The minutes in the database. Every method throws {@code DatabaseFailure} when it fails. */
@ApplicationScoped
public class MinuteRepository {
  private static final Sql WRITE = Sql.of(MinuteRepository.class, "write");
  private static final Sql MINUTES = Sql.of(MinuteRepository.class, "minutes");
  private static final Sql WORKERS = Sql.of(MinuteRepository.class, "workers");
  private static final Sql PRUNE = Sql.of(MinuteRepository.class, "prune");
  private static final Sql PRUNE_WORKERS = Sql.of(MinuteRepository.class, "prune-workers");
  private static final int MOST_WORKERS = 100;

  private Database database;
  private ObjectMapper json;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  MinuteRepository() {}

  /** The minutes in {@code database}. */
  @Inject
  MinuteRepository(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What the statement reads, by the names of the columns. */
  private record Written(
      long minute,
      String cache,
      long hits,
      long misses,
      long bypassed,
      long coalesced,
      long evictions,
      long errors) {
    static Written of(Minutes.Row row) {
      Reads reads = row.reads();
      return new Written(
          row.minute(),
          row.cache(),
          reads.hits(),
          reads.misses(),
          reads.bypassed(),
          reads.coalesced(),
          reads.evictions(),
          reads.errors());
    }
  }

  /** Stores {@code rows}, all or none; doing it again changes nothing. */
  void write(List<Minutes.Row> rows, WorkerLife worker) {
    try {
      String document = json.writeValueAsString(rows.stream().map(Written::of).toList());
      database.update(
          WRITE,
          arg("rows", document),
          arg("worker", worker.id().toString()),
          arg("name", worker.name()),
          arg("version", worker.version()),
          arg("started_at", worker.startedAt()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON of a row", impossible);
    }
  }

  private record Part(long minute, UUID worker, Reads reads) {
    static Part of(ResultSet row) throws SQLException {
      return new Part(
          row.getLong("minute"),
          row.getObject("worker", UUID.class),
          new Reads(
              row.getLong("hits"),
              row.getLong("misses"),
              row.getLong("bypassed"),
              row.getLong("coalesced"),
              row.getLong("evictions"),
              row.getLong("errors")));
    }
  }

  /**
   * What each worker did in the minutes between two, neither of which is among them; in minutes
   * since 1970. A minute of which nobody told is missing.
   */
  SortedMap<Long, Map<UUID, Reads>> between(long after, long before, Choice choice) {
    SortedMap<Long, Map<UUID, Reads>> minutes = new TreeMap<>();
    List<Part> parts =
        database.all(
            MINUTES,
            Part::of,
            arg("after", after),
            arg("before", before),
            arg("worker", choice.worker().map(UUID::toString).orElse(null)),
            arg("cache", choice.cache().orElse(null)));
    for (Part part : parts) {
      minutes
          .computeIfAbsent(part.minute(), begun -> new HashMap<>())
          .put(part.worker(), part.reads());
    }
    return minutes;
  }

  /** The workers of which minutes are known, in the order of their starts. */
  List<WorkerLife> workers() {
    return database.all(
        WORKERS,
        row ->
            new WorkerLife(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("version"),
                row.getLong("started_at")),
        arg("most", MOST_WORKERS));
  }

  /** Deletes some of the minutes that are older than {@code age}; returns how many rows. */
  int prune(Duration age, int most) {
    return database.update(PRUNE, arg("age_minutes", age.toMinutes()), arg("most", most));
  }

  /** Deletes workers that started longer than {@code age} ago and of which no minute is left. */
  void pruneWorkers(Duration age) {
    database.update(PRUNE_WORKERS, arg("age_minutes", age.toMinutes()));
  }
}
