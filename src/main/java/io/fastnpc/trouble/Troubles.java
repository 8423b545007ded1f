package io.fastnpc.trouble;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * All that may go wrong in one worker. What several classes notice, such as that a server does not
 * answer, is one {@link Trouble} here and so told once. Thread-safe.
 */
public final class Troubles {
  private static final Logger LOG = System.getLogger(Troubles.class.getName());

  private final LongSupplier nanos;
  private final List<Trouble> all = new CopyOnWriteArrayList<>();
  private final Trouble postgres;
  private final Trouble redisSilent;
  private final Trouble redisRefuses;

  /**
   * Nothing has gone wrong yet.
   *
   * @param nanos a monotonic clock in nanoseconds
   */
  public Troubles(LongSupplier nanos) {
    this.nanos = nanos;
    this.postgres =
        of(
            LOG,
            Level.WARNING,
            "PostgreSQL does not answer",
            "Requests get 503 until it does: see that it runs, and POSTGRES_HOST and POSTGRES_PORT");
    this.redisSilent =
        of(
            LOG,
            Level.WARNING,
            "Redis does not answer",
            "Reads go to PostgreSQL until it does: see that it runs, and REDIS_HOST and REDIS_PORT");
    this.redisRefuses = of(LOG, Level.WARNING, "Redis refuses what the cache needs");
  }

  /** On the clock of the Java virtual machine. */
  public static Troubles onSystemClock() {
    return new Troubles(System::nanoTime);
  }

  /**
   * Another trouble, for its owner to keep: a class makes one for each kind of thing, and never one
   * for each time that it happens.
   *
   * @param log takes its lines
   * @param level the level of all lines but the last
   * @param what goes wrong, in a few words that stand in all lines
   */
  public Trouble of(Logger log, Level level, String what) {
    return of(log, level, what, "");
  }

  private Trouble of(Logger log, Level level, String what, String advice) {
    Trouble trouble = new Trouble(log, level, what, advice, nanos);
    all.add(trouble);
    return trouble;
  }

  /** That PostgreSQL does not answer, whoever notices it. */
  public Trouble postgres() {
    return postgres;
  }

  /** That Redis does not answer, whoever notices it. */
  public Trouble redisSilent() {
    return redisSilent;
  }

  /** That Redis answers, and refuses a command that the cache cannot do without. */
  public Trouble redisRefuses() {
    return redisRefuses;
  }

  /** Writes the lines that are due; to be called every few seconds. */
  public void tick() {
    all.forEach(Trouble::tick);
  }
}
