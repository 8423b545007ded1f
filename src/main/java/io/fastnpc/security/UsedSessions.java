package io.fastnpc.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Which sessions were used on this worker and are not written down yet. Requests only note it in
 * memory; what cannot be written waits for the next time. Thread-safe.
 *
 * <p>What is lost with a worker is when sessions were used in its last seconds. A session that was
 * never written down is noted again when it is used again.
 */
final class UsedSessions {
  /**
   * A session is noted once in this time: a little more than the five minutes for which the
   * database keeps the time of the last use as it is, since seconds are rounded.
   */
  static final Duration PAUSE = Duration.ofSeconds(305);

  /** About 3 MB; of more sessions within five minutes some are noted more often. */
  private static final int REMEMBERED = 20_000;

  /** About 5 MB, for an outage; of more sessions some are noted when it is over. */
  private static final int MOST = 10_000;

  private static final int AT_ONCE = 500;

  private final Clock clock;
  private final Cache<String, Boolean> noted;
  private final Map<String, OpenSession> unwritten = new ConcurrentHashMap<>();

  UsedSessions(Clock clock) {
    this.clock = clock;
    this.noted =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(PAUSE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Notes that the session called {@code id} was used, unless that is known already. */
  void note(String id, Function<Instant, OpenSession> session) {
    if (noted.getIfPresent(id) == null && unwritten.size() < MOST) {
      noted.put(id, true);
      unwritten.put(id, session.apply(clock.instant()));
    }
  }

  /**
   * Writes down what was noted, some hundred sessions at a time.
   *
   * <p>Throws what the write throws; what was not written stays noted.
   */
  void write(OpenSessions list) {
    List<OpenSession> all = List.copyOf(unwritten.values());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      write(list, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  /** The same for the sessions of one account only. */
  void write(OpenSessions list, int userId) {
    List<OpenSession> own = new ArrayList<>(unwritten.values());
    own.removeIf(session -> session.userId() != userId);
    write(list, own);
  }

  private void write(OpenSessions list, List<OpenSession> some) {
    if (!some.isEmpty()) {
      list.write(some, clock.instant());
      some.forEach(session -> unwritten.remove(session.id(), session));
    }
  }
}
