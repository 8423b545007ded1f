package io.fastnpc.cache;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which incarnation of Redis shall count: what a poll does about the epoch once it has sighted an
 * incarnation. Used by one thread.
 *
 * <p>Nothing here makes the cache safe. To end an epoch only takes trust away, and one that is
 * started is safe whichever incarnation it names. This keeps workers that reach different servers
 * from taking the cache from each other again and again.
 */
final class Succession {
  private static final Logger LOG = System.getLogger(Succession.class.getName());

  /** As long after its last confirmation a reign counts as living, whatever else is sighted. */
  private static final Duration LIVING = Duration.ofSeconds(10);

  /** One that a worker still reaches has been confirmed within this time. */
  private static final Duration REACHED = Duration.ofMillis(1_500);

  /** Confirmations closer together would only cost. */
  private static final Duration CONFIRMATION = Duration.ofSeconds(1);

  /** An update of all workers takes longer than the start of one. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /** Where the sighted incarnation stands. */
  enum Outcome {
    /** It reigns. */
    REIGNS,
    /** It reigns from now on; the next poll may trust it. */
    STARTED,
    /** None reigns. */
    VACANT,
    /** Another one reigns, and rightly so. */
    DEPOSED
  }

  private final Epochs epochs;
  private final Vacancies vacancies;
  private final Timings timings;
  private final Time time;
  private final Trouble deposed;

  /** Since when every poll has found that all workers know a later edition; absent: they do not. */
  private OptionalLong behindSince = OptionalLong.empty();

  /** The reign in which this worker has reached the one who reigns. */
  private @Nullable String reached;

  /** For what this worker has ended a reign, until it is known whether that one follows. */
  private @Nullable Incarnation candidate;

  /**
   * What this worker reached while another one rightly reigned, or ended a reign for in vain: it
   * does not follow that one soon, and no reign is ended for it. So an address that leads now here,
   * now there costs one pause, and not one each time.
   */
  private @Nullable Incarnation stranger;

  Succession(Epochs epochs, Vacancies vacancies, Timings timings, Time time, Troubles troubles) {
    this.epochs = epochs;
    this.time = time;
    this.vacancies = vacancies;
    this.timings = timings;
    this.deposed =
        troubles.of(
            LOG,
            Level.WARNING,
            "The cache is not used: this worker reaches another Redis than the others");
  }

  /**
   * Notes what PostgreSQL says while Redis cannot be sighted: the earlier, the sooner it is over.
   */
  void look() throws LogUnavailable {
    heed(epochs.look());
  }

  private void heed(Epoch epoch) {
    if (epoch.isVacant()) {
      vacancies.rest(epoch);
    }
  }

  /** Ends the epoch, starts one, or leaves it as it is. */
  Outcome advance(Sighting sighting, Epoch epoch, Claim claim) throws LogUnavailable {
    Outcome outcome = outcome(sighting, epoch, claim);
    if (outcome == Outcome.DEPOSED) {
      deposed.happened(
          "it reaches %s, and %s counts"
              .formatted(
                  sighting.incarnation().runId(),
                  epoch.reigning().map(Incarnation::runId).orElse("another one")));
    } else if (outcome != Outcome.VACANT) {
      deposed.over();
    }
    return outcome;
  }

  private Outcome outcome(Sighting sighting, Epoch epoch, Claim claim) throws LogUnavailable {
    Incarnation sighted = sighting.incarnation();
    if (epoch.isReignOf(sighted)) {
      reached = epoch.id();
      decide(sighted);
      if (!isToBeRenewed(epoch, claim)) {
        return Outcome.REIGNS;
      }
      heed(epochs.end(epoch));
      return Outcome.VACANT;
    }
    if (epoch.isVacant()) {
      boolean startable =
          vacancies.rest(epoch).isZero() && !claim.held() && mayStart(sighting, claim);
      return startable && epochs.start(epoch, sighted, timings.trust())
          ? Outcome.STARTED
          : Outcome.VACANT;
    }
    if (!mayEnd(sighting, epoch, claim)) {
      stranger = sighted;
      return Outcome.DEPOSED;
    }
    candidate = sighted;
    heed(epochs.end(epoch));
    return Outcome.VACANT;
  }

  private void decide(Incarnation reigning) {
    if (candidate != null && !candidate.equals(reigning)) {
      stranger = candidate;
    } else if (reigning.equals(stranger)) {
      stranger = null;
    }
    candidate = null;
  }

  /**
   * Whether another epoch should be started for its level: at once where a worker is connected that
   * may not write in this one, and later where all know a newer edition, since one that is down
   * during an update may come back as it was.
   */
  private boolean isToBeRenewed(Epoch epoch, Claim claim) {
    if (epoch.level() >= claim.edition()) {
      behindSince = OptionalLong.empty();
      return epoch.level() > claim.edition();
    }
    long now = time.nanos();
    if (behindSince.isEmpty()) {
      behindSince = OptionalLong.of(now);
    }
    return now - behindSince.getAsLong() >= SETTLED.toNanos();
  }

  /** Says where the latest one lives; in a vacancy too, so that it is not passed over. */
  void confirm(Sighting sighting, Epoch epoch, Claim claim) throws LogUnavailable {
    boolean latest = claim.latest().filter(sighting.incarnation()::equals).isPresent();
    if (latest && claim.unconfirmed().compareTo(CONFIRMATION) >= 0) {
      epochs.confirm(epoch);
    }
  }

  /**
   * Whether the sighted one may take the place of one that reigns. One that never reigned must have
   * taken over from it, or be what this worker finds where it has reached that one itself: else a
   * worker that is pointed at a wrong Redis would end every epoch.
   */
  private boolean mayEnd(Sighting sighting, Epoch epoch, Claim claim) {
    return isUndisputed(sighting, claim)
        || (!claim.reigned()
            && epoch.id().equals(reached)
            && !sighting.incarnation().equals(stranger));
  }

  /** Whether it may follow: the latest must be out of everybody's reach, or have handed over. */
  private boolean mayStart(Sighting sighting, Claim claim) {
    if (sighting.incarnation().equals(stranger) && claim.unconfirmed().compareTo(LIVING) < 0) {
      return false;
    }
    return isUndisputed(sighting, claim)
        || (!claim.reigned() && claim.unconfirmed().compareTo(REACHED) >= 0);
  }

  private static boolean isUndisputed(Sighting sighting, Claim claim) {
    return claim
        .latest()
        .map(
            latest ->
                latest.equals(sighting.incarnation())
                    || claim.unconfirmed().compareTo(LIVING) >= 0
                    || (!claim.reigned() && sighting.succeeds(latest)))
        .orElse(true);
  }

  /** One line, equal for those that will behave alike. */
  String fingerprint() {
    return reached + " " + candidate + " " + stranger + " " + behindSince;
  }
}
