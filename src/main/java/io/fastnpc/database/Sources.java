package io.fastnpc.database;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Which servers of PostgreSQL a piece of work has read from, through whatever uses the pool of the
 * application. For one thread.
 *
 * <p>Behind one address there may be several, one after the other: beside a standby that was
 * promoted the old primary may live on, and answers those who have connections to it.
 */
public final class Sources {
  private static final ThreadLocal<@Nullable Sources> WATCHED = new ThreadLocal<>();

  private final Set<KnownConnection> used = new HashSet<>();

  /**
   * Does {@code work} and remembers what it uses, but not what another watched piece of work within
   * it uses.
   */
  public <T> T of(Callable<T> work) throws Exception {
    @Nullable Sources outer = WATCHED.get();
    WATCHED.set(this);
    try {
      return work.call();
    } finally {
      WATCHED.set(outer);
    }
  }

  /** Notes that a statement is about to run on {@code connection}. */
  static void note(KnownConnection connection) {
    @Nullable Sources watched = WATCHED.get();
    if (watched != null && watched.used.add(connection)) {
      connection.ask();
    }
  }

  /**
   * Whether the work has used connections to the server that is {@code source} and to no other.
   * Those that it has used to others are exchanged when the pool looks at them the next time.
   */
  public boolean areOnly(String source) {
    boolean only = !used.isEmpty();
    for (KnownConnection connection : used) {
      only &= connection.isTo(source);
    }
    return only;
  }
}
