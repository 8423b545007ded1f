package io.fastnpc.cache.cdi;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** The smallest cached repository, for tests of what the annotations do in the container. */
@Stateless
public class Notes {
  private static final Sql CREATE =
      new Sql("create", "CREATE TABLE IF NOT EXISTS test_note (id INT PRIMARY KEY, body TEXT)");
  private static final Sql READ = new Sql("read", "SELECT body FROM test_note WHERE id = :id");
  private static final Sql WRITE =
      new Sql(
          "write",
          "INSERT INTO test_note (id, body) VALUES (:id, :body)"
              + " ON CONFLICT (id) DO UPDATE SET body = excluded.body");

  @Inject private Database database;
  @EJB private Notes self;

  /** One row. */
  public record Note(String body) {}

  /** Thrown by writes that are meant to fail, but that would not make the container roll back. */
  @ApplicationException(rollback = false)
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** Makes the table. */
  public void createTable() {
    database.update(CREATE);
  }

  /** Reads a cached row; absence is cached for a minute. */
  @RedisCached(cache = "test_note", absentTtl = "PT1M")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Note> read(@CacheKey("id") int id) {
    return database.first(READ, row -> new Note(row.getString(1)), arg("id", id));
  }

  /** Writes and evicts. */
  @RedisEvict(cache = "test_note")
  public void write(@CacheKey("id") int id, String body) {
    database.update(WRITE, arg("id", id), arg("body", body));
  }

  /** Writes and evicts nothing. */
  public void writeUncached(int id, String body) {
    database.update(WRITE, arg("id", id), arg("body", body));
  }

  /** Writes two rows and evicts both. */
  @RedisEvict(cache = "test_note", key = "id")
  @RedisEvict(cache = "test_note", key = "other_id")
  public void writeBoth(@CacheKey("id") int id, @CacheKey("other_id") int otherId, String body) {
    database.update(WRITE, arg("id", id), arg("body", body));
    database.update(WRITE, arg("id", otherId), arg("body", body));
  }

  /** Writes, then throws. */
  @RedisEvict(cache = "test_note")
  public void writeAndRefuse(@CacheKey("id") int id, String body) throws Refused {
    database.update(WRITE, arg("id", id), arg("body", body));
    throw new Refused();
  }

  /** Writes and reads what it wrote, through the cached method, before the commit. */
  @RedisEvict(cache = "test_note")
  public Optional<Note> writeAndRead(@CacheKey("id") int id, String body) {
    database.update(WRITE, arg("id", id), arg("body", body));
    return self.read(id);
  }
}
