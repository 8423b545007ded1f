package io.fastnpc.cache;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes announcements and waits until nobody uses a copy of what they are about: all workers that
 * keep copies have acknowledged, or whoever has not has no trust any more.
 */
final class Announcer {
  private static final Logger LOG = System.getLogger(Announcer.class.getName());

  private final NearCopies copies;
  private final Registry registry;
  private final Heard heard;
  private final Acknowledgements acknowledgements;
  private final Tokens tokens;
  private final Time time;
  private final Trouble unheard;

  Announcer(
      NearCopies copies,
      Registry registry,
      Heard heard,
      Acknowledgements acknowledgements,
      Tokens tokens,
      Time time,
      Troubles troubles) {
    this.copies = copies;
    this.registry = registry;
    this.heard = heard;
    this.acknowledgements = acknowledgements;
    this.tokens = tokens;
    this.time = time;
    this.unheard =
        troubles.of(LOG, Level.WARNING, "Writes wait for a worker that does not hear of them");
  }

  /** How an announcement is made. */
  @FunctionalInterface
  interface Making {
    Roll make(Announcement announcement) throws StoreUnavailable;
  }

  /** An announcement that was made, and what Redis answered at which time. */
  record Made(Announcement announcement, Roll roll, long at) {}

  /**
   * Makes an announcement, under a new token; whoever gets it must let it be heard.
   *
   * @param what it is about
   */
  Made make(Function<Token, Announcement> what, Making making) throws StoreUnavailable {
    Announcement announcement = what.apply(tokens.next());
    acknowledgements.open(announcement.token());
    boolean made = false;
    try {
      Roll roll = making.make(announcement);
      made = true;
      return new Made(announcement, roll, time.nanos());
    } finally {
      if (!made) {
        acknowledgements.close(announcement.token());
      }
    }
  }

  /**
   * Drops this worker's own copies and waits for the others; says whether all have acknowledged, or
   * waiting for the end of their trust was the only way.
   *
   * @param outlasting the length of trust, and a margin; never waits longer
   */
  boolean awaitHeard(Made made, Duration outlasting) throws InterruptedException {
    Announcement announcement = made.announcement;
    try {
      copies.drop(announcement);
      heard.add(announcement.token());
      Set<String> others = new HashSet<>(made.roll.workers());
      others.remove(tokens.worker());
      Duration incomplete = registry.incomplete(made.roll.registry(), outlasting);
      if (!incomplete.isZero()) {
        time.pause(incomplete);
      }
      Duration rest = outlasting.minusNanos(time.nanos() - made.at);
      CountDownLatch all = acknowledgements.of(announcement.token(), others);
      if (rest.isNegative() || rest.isZero()) {
        return others.isEmpty();
      }
      if (others.isEmpty() || time.await(all, rest)) {
        unheard.over();
        return incomplete.isZero();
      }
      unheard.happened(
          "%s, for %d ms"
              .formatted(
                  acknowledgements.missing(announcement.token()).stream()
                      .map(Tokens::name)
                      .collect(Collectors.joining(", ")),
                  outlasting.toMillis()));
      return false;
    } finally {
      acknowledgements.close(announcement.token());
    }
  }
}
