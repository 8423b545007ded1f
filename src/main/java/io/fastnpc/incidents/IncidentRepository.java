package io.fastnpc.incidents;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Incidents in the database. Every method throws {@code DatabaseFailure} when it fails.
 *
 * <p>Each statement may be repeated, and what a worker leaves half done another one settles.
 */
@ApplicationScoped
public class IncidentRepository {
  /** Workers say every few seconds what they see; one that has said nothing for so long is gone. */
  static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Sql PING = Sql.of(IncidentRepository.class, "ping");
  private static final Sql OPEN = Sql.of(IncidentRepository.class, "open");
  private static final Sql SIGHT = Sql.of(IncidentRepository.class, "sight");
  private static final Sql SETTLE = Sql.of(IncidentRepository.class, "settle");
  private static final Sql SETTLE_ALL = Sql.of(IncidentRepository.class, "settle-all");
  private static final Sql ABANDON = Sql.of(IncidentRepository.class, "abandon");
  private static final Sql LINK = Sql.of(IncidentRepository.class, "link");
  private static final Sql SEARCH = Sql.of(IncidentRepository.class, "search");
  private static final Sql CLAIM = Sql.of(IncidentRepository.class, "claim");
  private static final Sql MADE = Sql.of(IncidentRepository.class, "made");
  private static final Sql PRUNE = Sql.of(IncidentRepository.class, "prune");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  IncidentRepository() {}

  /** Those in {@code database}. */
  @Inject
  IncidentRepository(Database database) {
    this.database = database;
  }

  /** Returns if the database answers. */
  void ping() {
    database.first(PING, row -> row.getInt(1));
  }

  /**
   * The id of the incident that {@code sighting} is of, which is opened if there is none.
   *
   * @param cause the incident that explains it; one of another cause is another one
   * @param now of the clock that the sighting is of
   */
  long open(Sighting sighting, Optional<Long> cause, long now) {
    return database
        .first(
            OPEN,
            row -> row.getLong(1),
            arg("kind", sighting.kind().name()),
            arg("subject", sighting.subject()),
            arg("cause", cause.orElse(null)),
            arg("began_ago", ago(sighting.began(), now)),
            arg("ended_ago", endedAgo(sighting, now)))
        .orElseThrow();
  }

  private static long ago(long nanos, long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - nanos);
  }

  private static @Nullable Long endedAgo(Sighting sighting, long now) {
    return sighting.ended().map(ended -> ago(ended, now)).orElse(null);
  }

  /** Stores what {@code worker} sees of {@code incident}, and ends that if nobody sees it. */
  void store(Sighting sighting, long incident, String worker, long now) {
    database.update(
        SIGHT,
        arg("id", sighting.id().toString()),
        arg("incident", incident),
        arg("worker", worker),
        arg("began_ago", ago(sighting.began(), now)),
        arg("ended_ago", endedAgo(sighting, now)),
        arg("times", sighting.times()),
        arg("reads", sighting.harm().reads()),
        arg("failed_answers", sighting.harm().failedAnswers()),
        arg("failed_writes", sighting.harm().failedWrites()),
        arg("reasons", String.join(",", sighting.reasons())));
    database.update(SETTLE, arg("incident", incident));
  }

  /** Puts {@code incident} into the chain of {@code cause}. */
  void link(long incident, long cause) {
    database.update(LINK, arg("incident", incident), arg("cause", cause));
  }

  /** Ends what only workers saw that are gone. */
  void sweep() {
    database.update(ABANDON, arg("silence", SILENCE.toMillis()));
    database.update(SETTLE_ALL, arg("silence", SILENCE.toMillis()));
  }

  /** The incidents that {@code search} finds, newest first. */
  List<Incident> search(IncidentSearch search) {
    return find(
        null,
        search.before().orElse(new IncidentSearch.Place(Long.MAX_VALUE, Long.MAX_VALUE)),
        search);
  }

  /** The one with this id. */
  Optional<Incident> get(long id) {
    IncidentSearch any = IncidentSearch.newest(1);
    return find(id, new IncidentSearch.Place(Long.MAX_VALUE, Long.MAX_VALUE), any).stream()
        .findFirst();
  }

  private List<Incident> find(
      @Nullable Long id, IncidentSearch.Place before, IncidentSearch search) {
    Map<Long, Chain> chains = new LinkedHashMap<>();
    List<Row> rows =
        database.all(
            SEARCH,
            Row::of,
            arg("id", id),
            arg("before_at", before.at()),
            arg("before_id", before.id()),
            arg("kind", search.kind().map(Kind::name).orElse(null)),
            arg("lasting", search.lasting()),
            arg("since", search.from().map(Instant::toEpochMilli).orElse(0L)),
            arg("until", search.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE)),
            arg("worker", search.worker().orElse(null)),
            arg("limit", search.limit()));
    rows.forEach(
        row ->
            row.addTo(chains.computeIfAbsent(row.first(), first -> new Chain(Optional.of(first)))));
    return chains.values().stream().map(Chain::incident).toList();
  }

  /** What one worker saw of one part; what another release calls otherwise counts as its cause. */
  private record Row(
      long first,
      String id,
      Kind kind,
      String subject,
      Instant from,
      Optional<Instant> to,
      Optional<String> worker,
      Instant seenFrom,
      Optional<Instant> seenTo,
      int times,
      Harm harm,
      List<String> reasons,
      boolean untold) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("first"),
          row.getString("id"),
          Kind.named(row.getString("kind")).orElse(Kind.CACHE_BYPASSED),
          row.getString("subject"),
          Instant.ofEpochMilli(row.getLong("began_at")),
          moment(row, "ended_at"),
          Optional.ofNullable(row.getString("worker")),
          Instant.ofEpochMilli(row.getLong("seen_from")),
          moment(row, "seen_to"),
          row.getInt("times"),
          new Harm(
              row.getLong("reads"), row.getLong("failed_answers"), row.getLong("failed_writes")),
          reasons(row.getString("reasons")),
          row.getBoolean("untold"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
      long millis = row.getLong(column);
      return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static List<String> reasons(@Nullable String joined) {
      return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    void addTo(Chain chain) {
      chain.add(id, kind, subject, from, to);
      if (untold) {
        chain.untold();
      }
      worker.ifPresent(name -> chain.saw(id, name, seenFrom, seenTo, times, harm, reasons));
    }
  }

  /** A call of the webhook: of which incident, and whether it {@code opened} or {@code closed}. */
  record Call(long incident, String state) {}

  /** Takes a call that is due; it is nobody else's for a minute. */
  Optional<Call> claim() {
    return database.first(CLAIM, row -> new Call(row.getLong(1), row.getString(2)));
  }

  /** Notes that {@code call} is made, or given up. */
  void made(Call call, String outcome) {
    database.update(
        MADE,
        arg("incident", call.incident()),
        arg("state", call.state()),
        arg("outcome", outcome));
  }

  /** Deletes some of the incidents that ended longer than {@code age} ago; returns how many. */
  int prune(Duration age, int most) {
    return database.update(PRUNE, arg("age_ms", age.toMillis()), arg("most", most));
  }
}
