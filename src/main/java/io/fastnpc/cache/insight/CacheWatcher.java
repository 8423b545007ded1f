package io.fastnpc.cache.insight;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Owner;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.cache.statistics.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notes what happens in one cache. */
final class CacheWatcher implements Watcher {
  /** Characters of a name that are kept: anybody may ask for names of any length. */
  private static final int LONGEST = 120;

  private final Insight insight;
  private final String cache;
  private final boolean ofSessions;
  private final long ttl;
  private final long absentTtl;

  CacheWatcher(Insight insight, String cache, @Nullable Policy policy) {
    this.insight = insight;
    this.cache = cache;
    this.ofSessions = cache.equals(Tally.SESSIONS);
    this.ttl = policy == null ? 0 : millis(policy.ttl());
    this.absentTtl = policy == null ? 0 : millis(policy.absentTtl());
  }

  private static long millis(Optional<Duration> life) {
    return life.map(Duration::toMillis).orElse(0L);
  }

  @Override
  public void hit(String key, boolean found) {
    int weight = insight.weight();
    if (weight > 0) {
      read(key, found, weight);
      long hash = Traces.hash(key);
      if (insight.traces().weight(hash) > 0) {
        insight.traces().seen(hash, insight.millis(), found ? ttl : absentTtl);
      }
    }
  }

  private void read(String key, boolean found, int weight) {
    Notebook notes = insight.notebook();
    String name = cut(key);
    if (!found) {
      notes.absent.add(name, weight);
    } else if (!ofSessions) {
      notes.keys.add(name, weight);
    }
    if (!ofSessions) {
      Owner.of(key).ifPresent(owner -> notes.users.add(owner.toString(), weight));
    }
  }

  private static String cut(String key) {
    if (key.length() <= LONGEST) {
      return key;
    }
    int end = Character.isHighSurrogate(key.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return key.substring(0, end) + "…";
  }

  @Override
  public void loaded(String key, boolean found, long nanos) {
    int weight = insight.weight();
    if (weight > 0) {
      read(key, found, weight);
    }
    long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    insight.notebook().slow.add(cut(key), micros, insight.millis());
  }

  @Override
  public void missed(String key) {
    long hash = Traces.hash(key);
    int weight = insight.traces().weight(hash);
    if (weight > 0) {
      long now = insight.millis();
      CauseCounter causes = insight.notebook().causes(cache);
      Optional<Trace> trace = insight.traces().of(hash);
      Reason reason = reason(key, trace, now);
      causes.add(reason, weight);
      if (reason == Reason.EXPIRED
          && trace.get() instanceof Trace.Held held
          && held.wouldLiveWithTwiceTheTime(now)) {
        causes.spare(weight);
      } else if (reason == Reason.EVICTED) {
        insight.puzzles().add(hash, causes, weight, now);
      }
      insight.traces().put(hash, new Trace.Asked(reason, now));
    }
  }

  private Reason reason(String key, Optional<Trace> trace, long now) {
    if (trace.isEmpty()) {
      return Reason.NEVER_READ;
    }
    if (trace.get() instanceof Trace.Gone gone) {
      return gone.reason();
    }
    if (trace.get() instanceof Trace.Asked asked) {
      return asked.isUnderWay(now) ? asked.reason() : Reason.NOT_KEPT;
    }
    Trace.Held held = (Trace.Held) trace.get();
    return insight
        .clearings()
        .since(held.since(), key)
        .orElse(held.isOver(now) ? Reason.EXPIRED : Reason.EVICTED);
  }

  @Override
  public void filled(String key, boolean found) {
    long hash = Traces.hash(key);
    if (insight.traces().weight(hash) > 0) {
      insight.traces().put(hash, new Trace.Held(insight.millis(), found ? ttl : absentTtl));
    }
  }

  @Override
  public void written(String key) {
    insight.writtenHere(key);
  }

  @Override
  public void emptied() {
    List<String> all = List.of(Glob.literal(cache) + ":*");
    insight.clearings().add(new Clearing(insight.millis(), all, Reason.WRITTEN));
  }
}
