package io.fastnpc.brake;

import io.fastnpc.config.BrakeSettings;
import io.fastnpc.config.SessionSettings;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.overload.Refusal;
import io.fastnpc.overload.Refusals;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets passwords be tried, slower and slower while they are wrong.
 *
 * <p>A try counts as failed before it is made, so that of many at once no more pass than one after
 * the other; the right password takes its own try back. Two meters count: that of all workers, and
 * that of this one alone, which goes on when the other is away or has lost what it knew.
 *
 * <p>Who tries to get into an account from everywhere must not lock its user out. Where a log-in
 * has succeeded before, only failures of this account from this address count.
 */
@ApplicationScoped
public class Brake {
  private static final Logger LOG = System.getLogger(Brake.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** An account gets about 150 wrong passwords a day in the long run. */
  private static final Duration ACCOUNT_FORGETS = Duration.ofMinutes(10);

  /** Behind one address may be an office. */
  private static final Duration ADDRESS_FORGETS = Duration.ofMinutes(1);

  /** How long it counts that somebody has logged in from an address. */
  private static final Duration MEMORY = Duration.ofDays(90);

  private OwnMeters own;
  private SharedMeters shared;
  private Subjects subjects;
  private Refusals refusals;
  private Optional<Pace> ofAccount;
  private Optional<Pace> ofAddress;

  /** Counts in {@code meters} together with all workers. */
  @Inject
  public Brake(
      BrakeSettings settings,
      SessionSettings sessions,
      Meters meters,
      Refusals refusals,
      Troubles troubles) {
    this(settings, sessions.secret(), meters, refusals, troubles, System::nanoTime);
  }

  /** For the container's proxies, which do nothing themselves. */
  @SuppressWarnings("NullAway.Init")
  protected Brake() {}

  Brake(
      BrakeSettings settings,
      String secret,
      Meters meters,
      Refusals refusals,
      Troubles troubles,
      LongSupplier nanos) {
    own = new OwnMeters(nanos);
    shared =
        new SharedMeters(
            meters,
            troubles.of(LOG, Level.WARNING, "Failed log-ins are counted by each worker alone"),
            nanos);
    subjects = new Subjects(secret);
    this.refusals = refusals;
    ofAccount = pace(settings, settings.failures(), ACCOUNT_FORGETS);
    ofAddress = pace(settings, settings.failuresPerAddress(), ADDRESS_FORGETS);
  }

  private static Optional<Pace> pace(BrakeSettings settings, int free, Duration forget) {
    Duration longest = settings.longestPause();
    return free == 0
        ? Optional.empty()
        : Optional.of(
            new Pace(free, FIRST_PAUSE, longest, forget.compareTo(longest) < 0 ? forget : longest));
  }

  /**
   * Tries to log in as {@code name}, as it was typed, whether or not there is such an account.
   *
   * @param attempt gives what the right password gives, and nothing for a wrong one; what it throws
   *     passes, and counts for nothing
   * @throws Braked if there were too many wrong ones; nothing was tried
   */
  public <T> Optional<T> logIn(String name, ClientAddress from, Supplier<Optional<T>> attempt) {
    String pair = pair(name, from);
    List<Metered> all = new ArrayList<>();
    if (isKnown(pair)) {
      ofAccount.ifPresent(pace -> all.add(new Metered(pair, pace)));
    } else {
      ofAccount.ifPresent(pace -> all.add(new Metered(subjects.of("account", name), pace)));
      ofAddress.ifPresent(
          pace -> all.add(new Metered(subjects.of("address", from.network()), pace)));
    }
    Optional<T> result = counted(all, attempt);
    if (result.isPresent()) {
      remember(pair);
    }
    return result;
  }

  /** Notes that {@code name} has registered from there, which is as good as a log-in. */
  public void registered(String name, ClientAddress from) {
    remember(pair(name, from));
  }

  /**
   * Lets somebody who is logged in confirm with the password that it is them. These failures count
   * apart, and of each session by itself: nobody without a session can use them up, and who stole
   * one slows down that alone, which its owner can end from another.
   *
   * @param session what tells this session of the user from the others, however often it is renewed
   * @param attempt as of {@link #logIn}
   * @throws Braked if there were too many wrong ones; nothing was tried
   */
  public <T> Optional<T> confirm(int userId, String session, Supplier<Optional<T>> attempt) {
    List<Metered> all =
        ofAccount.stream()
            .map(
                pace ->
                    new Metered(subjects.of("session", Integer.toString(userId), session), pace))
            .toList();
    return counted(all, attempt);
  }

  private <T> Optional<T> counted(List<Metered> all, Supplier<Optional<T>> attempt) {
    if (all.isEmpty()) {
      return attempt.get();
    }
    Meters.Counted here = passed(own.count(all));
    Optional<Meters.Counted> there;
    try {
      there = shared.count(all).map(this::passed);
    } catch (Braked refused) {
      own.refund(all, here);
      throw refused;
    }
    boolean wrong = false;
    try {
      Optional<T> result = attempt.get();
      wrong = result.isEmpty();
      return result;
    } finally {
      if (wrong) {
        there.ifPresent(counted -> own.raise(all, counted.counts()));
      } else {
        own.refund(all, here);
        there.ifPresent(counted -> shared.refund(all, counted));
      }
    }
  }

  private Meters.Counted passed(Meters.Outcome outcome) {
    if (outcome instanceof Meters.Counted counted) {
      return counted;
    }
    refusals.add(Refusal.MANY_FAILURES);
    throw new Braked(((Meters.Paused) outcome).pause());
  }

  private String pair(String name, ClientAddress from) {
    return subjects.of("pair", name, from.network());
  }

  private boolean isKnown(String pair) {
    return ofAccount.isPresent() && (own.isNoted(pair) || shared.isNoted(noted(pair)));
  }

  private void remember(String pair) {
    if (ofAccount.isPresent()) {
      own.note(pair, MEMORY);
      shared.note(noted(pair), MEMORY);
    }
  }

  /** Beside the count of the same name. */
  private static String noted(String pair) {
    return "known-" + pair;
  }
}
