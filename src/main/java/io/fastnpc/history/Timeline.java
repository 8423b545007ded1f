package io.fastnpc.history;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.trouble.Impatience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts together what is known of a span of time, the same on every worker: minutes from PostgreSQL;
 * fine steps from Redis, and from the minutes where Redis has lost some.
 */
@ApplicationScoped
class Timeline {
  private static final Logger LOG = System.getLogger(Timeline.class.getName());
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** After its end a minute is shown: by then every worker has stored it. */
  private static final Duration RIPENING = Duration.ofSeconds(10);

  private Fleet fleet;
  private MinuteRepository repository;
  private Impatience impatience;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  Timeline() {}

  @Inject
  Timeline(Fleet fleet, MinuteRepository repository, Impatience impatience) {
    this.fleet = fleet;
    this.repository = repository;
    this.impatience = impatience;
  }

  /**
   * What happened in the minutes that begin later than {@code after}, up to the last that every
   * worker has stored.
   *
   * @param after epoch milliseconds
   * @param now epoch milliseconds
   * @throws DatabaseFailure if PostgreSQL did not answer
   */
  Steps minutes(long after, long now, Choice choice) {
    SortedMap<Long, Reads> minutes = new TreeMap<>();
    long before = (now - RIPENING.toMillis()) / MINUTE_MILLIS;
    repository
        .between(Math.floorDiv(after, MINUTE_MILLIS), before, choice)
        .forEach((minute, parts) -> minutes.put(minute * MINUTE_MILLIS, sum(parts)));
    return new Steps(minutes, before * MINUTE_MILLIS, true);
  }

  /**
   * What happened in steps.
   *
   * @param sums all workers together, by the beginning of each step in epoch milliseconds
   * @param until where the last step that can be known ends, in epoch milliseconds
   * @param complete whether Redis and PostgreSQL have both told what they know
   */
  record Steps(SortedMap<Long, Reads> sums, long until, boolean complete) {}

  /**
   * What happened in the fine steps that begin later than {@code after}, in all caches; answers
   * also where Redis or PostgreSQL is away, with what the other one knows.
   *
   * @param after epoch milliseconds
   * @param now epoch milliseconds
   * @param choice of all caches
   */
  Steps steps(long after, long now, Choice choice) {
    Fleet.View view = fleet.view();
    SortedMap<Long, Map<UUID, Reads>> steps = new TreeMap<>();
    view.steps()
        .forEach((at, parts) -> parts.forEach((id, part) -> put(steps, at, id, part, choice)));
    long ended = Math.floorDiv(now, MINUTE_MILLIS);
    boolean filled = true;
    try {
      long begun = Math.floorDiv(after, MINUTE_MILLIS) - 1;
      impatience
          .ask(() -> repository.between(begun, ended, choice))
          .forEach((minute, parts) -> Gaps.fill(steps, minute * MINUTE_MILLIS, parts));
    } catch (DatabaseFailure | Impatience.NoAnswer away) {
      LOG.log(Level.DEBUG, "Gaps stay: {0}", away.getMessage());
      filled = false;
    }
    SortedMap<Long, Reads> sums = new TreeMap<>();
    long until = Fleet.knownUntil(now);
    if (after < until - 1) {
      steps.subMap(after + 1, until).forEach((at, parts) -> sums.put(at, sum(parts)));
    }
    return new Steps(sums, until, view.complete() && filled);
  }

  /**
   * The workers of which minutes are known; none where PostgreSQL does not answer.
   *
   * <p>For the fine steps, which do without.
   */
  List<WorkerLife> workers() {
    try {
      return impatience.ask(repository::workers);
    } catch (DatabaseFailure | Impatience.NoAnswer away) {
      LOG.log(Level.DEBUG, "Nobody can be chosen: {0}", away.getMessage());
      return List.of();
    }
  }

  private static void put(
      SortedMap<Long, Map<UUID, Reads>> steps, long at, String id, Tally part, Choice choice) {
    UUID worker = UUID.fromString(id);
    if (choice.worker().filter(wanted -> !wanted.equals(worker)).isEmpty()) {
      steps.computeIfAbsent(at, begun -> new TreeMap<>()).put(worker, Reads.of(part.counts()));
    }
  }

  private static Reads sum(Map<UUID, Reads> parts) {
    return parts.values().stream().reduce(Reads.NONE, Reads::plus);
  }
}
