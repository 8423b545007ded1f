package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.database.Argument;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import io.fastnpc.security.OpenSession;
import io.fastnpc.security.OpenSessions;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of open sessions in the database. Every method throws {@code DatabaseFailure}. */
@Stateless
@Local(OpenSessions.class)
public class OpenSessionRepository implements OpenSessions {
  private static final Sql WRITE = sql("write-open-sessions");
  private static final Sql BOUND = sql("bound-open-sessions");
  private static final Sql LIST = sql("open-sessions");
  private static final Sql COUNT = sql("count-open-sessions");
  private static final Sql OPEN_END = sql("open-session-end");
  private static final Sql PRUNE = sql("prune-open-sessions");

  private static final int MOST_OF_AN_ACCOUNT = 100;

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public OpenSessionRepository() {}

  @Inject
  OpenSessionRepository(Database database) {
    this.database = database;
  }

  private static Sql sql(String name) {
    return Sql.of(OpenSessionRepository.class, name);
  }

  @Override
  public void write(List<OpenSession> used, Instant now) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (OpenSession session : used) {
      rows.addObject()
          .put("user_id", session.userId())
          .put("id", session.id())
          .put("epoch", session.epoch().orElse(null))
          .put("created_at", session.createdAt())
          .put("ends_at", session.endsAt())
          .put("seconds_ago", Math.max(0, Duration.between(session.seenAt(), now).toSeconds()))
          .put("address", session.address())
          .put("agent", session.agent());
    }
    Argument sessions = arg("sessions", rows.toString());
    database.update(WRITE, sessions);
    database.update(BOUND, sessions, arg("max_sessions", MOST_OF_AN_ACCOUNT));
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public RawJson list(int userId, String current, Optional<Duration> idle) {
    return database
        .first(
            LIST,
            row -> RawJson.of(row.getBytes(1)),
            arg("user_id", userId),
            arg("current", current),
            seconds(idle))
        .orElseThrow();
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Integer, Long> count(Collection<Integer> userIds, Optional<Duration> idle) {
    String ids = userIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    return database
        .all(
            COUNT,
            row -> Map.entry(row.getInt("user_id"), row.getLong("sessions")),
            arg("user_ids", ids),
            seconds(idle))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** As {@link UserRepository#endSession}: more than 100 of these end all the others as well. */
  @Override
  @RedisEvict(cache = "account", key = "user_id")
  public boolean end(@CacheKey("user_id") int userId, String id) {
    Optional<Long> end =
        id.indexOf('\0') < 0
            ? database.first(OPEN_END, row -> row.getLong(1), arg("user_id", userId), arg("id", id))
            : Optional.empty();
    if (end.isEmpty()) {
      return false;
    }
    new EndedSessions(database).add(userId, id, end.get());
    return true;
  }

  @Override
  public void prune(Optional<Duration> idle) {
    database.update(PRUNE, seconds(idle));
  }

  private static Argument seconds(Optional<Duration> idle) {
    return arg("idle_seconds", idle.map(Duration::toSeconds).orElse(null));
  }
}
