package io.fastnpc.audit;

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
import java.util.List;
import java.util.Optional;

/** The audit in the database. Every method throws {@code DatabaseFailure} when it fails. */
@ApplicationScoped
public class AuditRepository {
  private static final Sql WRITE = Sql.of(AuditRepository.class, "write");
  private static final Sql LATEST = Sql.of(AuditRepository.class, "latest");
  private static final Sql ACCOUNT = Sql.of(AuditRepository.class, "account");
  private static final Sql PRUNE = Sql.of(AuditRepository.class, "prune");

  private Database database;
  private ObjectMapper json;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  AuditRepository() {}

  /** The audit in {@code database}. */
  @Inject
  AuditRepository(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What the statement reads, by the names of the columns. */
  private record Written(
      long createdAt,
      String kind,
      Optional<Integer> userId,
      Optional<String> username,
      Optional<Integer> subjectId,
      String detail,
      long count,
      String address) {
    static Written of(Pending.Row row) {
      Deed deed = row.deed();
      return new Written(
          row.at(),
          deed.kind().name(),
          deed.actor().userId(),
          deed.actor().userId().map(known -> deed.actor().username()),
          deed.subjectId(),
          deed.detail(),
          deed.count(),
          deed.actor().address());
    }
  }

  /** Stores {@code rows}, all or none, in their order. */
  void write(List<Pending.Row> rows, String worker) {
    try {
      String document = json.writeValueAsString(rows.stream().map(Written::of).toList());
      database.update(WRITE, arg("rows", document), arg("worker", worker));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON of a row", impossible);
    }
  }

  /**
   * The account that somebody calls {@code typed}, by its name or else by its id; the id may be
   * that of an account which is gone.
   */
  Optional<Integer> account(String typed) {
    return typed.indexOf('\0') < 0
        ? database.first(ACCOUNT, row -> row.getInt(1), arg("typed", typed))
        : Optional.empty();
  }

  /** The latest rows that {@code search} finds, newest first. */
  List<Entry> latest(AuditSearch search) {
    return database.all(
        LATEST,
        AuditRepository::entry,
        arg("before_id", search.beforeId()),
        arg("account", search.account().orElse(null)),
        arg("kind", search.kind().map(Kind::name).orElse(null)),
        arg("limit", search.limit()));
  }

  /**
   * The same of the account that somebody calls {@code typed}, as {@link #account} finds it; of all
   * where that is empty, of nobody where there is none.
   */
  public List<Entry> latest(String typed, AuditSearch search) {
    return typed.isEmpty()
        ? latest(search)
        : account(typed).map(search::of).map(this::latest).orElse(List.of());
  }

  /** Deletes some of the rows that are older than {@code age}; returns how many. */
  int prune(Duration age, int most) {
    return database.update(PRUNE, arg("age_s", age.toSeconds()), arg("most", most));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getLong("created_at"),
        row.getString("kind"),
        Optional.ofNullable(row.getObject("user_id", Integer.class)),
        Optional.ofNullable(row.getString("username")),
        Optional.ofNullable(row.getObject("subject_id", Integer.class)),
        row.getString("detail"),
        row.getLong("count"),
        row.getString("address"),
        row.getString("worker"));
  }
}
