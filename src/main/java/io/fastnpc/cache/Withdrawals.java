package io.fastnpc.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;

/** Has all workers drop their copies of entries that were removed without a write. */
final class Withdrawals {
  private static final int TRIES = 3;

  private final Neighbours neighbours;
  private final Epochs epochs;
  private final Announcer announcer;
  private final Vacancies vacancies;
  private final Timings timings;
  private final Time time;

  Withdrawals(Ports ports, Announcer announcer, Vacancies vacancies, Timings timings) {
    this.neighbours = ports.neighbours();
    this.epochs = ports.epochs();
    this.announcer = announcer;
    this.vacancies = vacancies;
    this.timings = timings;
    this.time = ports.time();
  }

  /** Does what {@link Cache#withdraw} promises. */
  void withdraw(Collection<Key> keys)
      throws StoreUnavailable, LogUnavailable, InterruptedException {
    withdraw(token -> Announcement.of(token, keys));
  }

  /** Does what {@link Cache#withdrawAll} promises. */
  void withdrawAll() throws StoreUnavailable, LogUnavailable, InterruptedException {
    withdraw(Announcement::ofEverything);
  }

  private void withdraw(Function<Token, Announcement> what)
      throws StoreUnavailable, LogUnavailable, InterruptedException {
    Epoch epoch = epochs.look();
    if (epoch.isVacant()) {
      Duration rest = vacancies.rest(epoch);
      if (!rest.isZero()) {
        time.pause(rest);
      }
    } else if (epoch.hasCopies()) {
      Incarnation reigning = epoch.reigning().orElseThrow();
      announcer.awaitHeard(made(what, reigning), timings.outlasting(epoch.trust()));
    }
  }

  private Announcer.Made made(Function<Token, Announcement> what, Incarnation reigning)
      throws StoreUnavailable {
    for (int tries = 1; ; tries++) {
      try {
        return announcer.make(what, news -> neighbours.announce(news, reigning));
      } catch (TryAgain failure) {
        if (tries == TRIES) {
          throw failure;
        }
      }
    }
  }
}
