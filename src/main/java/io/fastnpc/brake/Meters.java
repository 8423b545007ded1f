package io.fastnpc.brake;

import io.fastnpc.cache.StoreUnavailable;
import java.time.Duration;
import java.util.List;

/**
 * Where failures are counted. Every method throws {@link StoreUnavailable} if what it counts in did
 * not answer; whether the step was carried out is unknown then.
 */
public interface Meters {
  /** The answer to an attempt. */
  sealed interface Outcome {}

  /**
   * The attempt may be made, and counts as failed until it is refunded.
   *
   * @param pauses for each thing when the pause ends that this attempt began, on a clock of its own
   * @param counts for each thing how many failures there are now, with this one
   */
  record Counted(List<String> pauses, List<Double> counts) implements Outcome {
    /** Copies the lists. */
    public Counted {
      pauses = List.copyOf(pauses);
      counts = List.copyOf(counts);
    }
  }

  /**
   * One of the things has a pause; nothing was counted.
   *
   * @param pause how long the attempt must wait
   */
  record Paused(Duration pause) implements Outcome {}

  /** Counts a failure of each of {@code all}, or of none while one of them has a pause. */
  Outcome count(List<Metered> all) throws StoreUnavailable;

  /** Takes one failure of each of {@code all} back, and the pauses that {@code counted} began. */
  void refund(List<Metered> all, Counted counted) throws StoreUnavailable;

  /** Whether {@code subject} has been noted. */
  boolean isNoted(String subject) throws StoreUnavailable;

  /** Notes {@code subject} for {@code life} from now on. */
  void note(String subject, Duration life) throws StoreUnavailable;
}
