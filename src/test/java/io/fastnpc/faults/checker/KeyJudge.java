package io.fastnpc.faults.checker;

import io.fastnpc.faults.checker.Operation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the observations of one key in the order in which they began.
 *
 * <p>Each counts as the oldest version that it can have seen. A value may come back, so that there
 * may be several; the oldest one excludes the fewest later observations, hence every violation is
 * one under each reading of the history.
 */
final class KeyJudge {
  /** From {@code time} on, what is seen must be {@code version} or newer, because of {@code by}. */
  private record Bond(long time, int version, Observation by) {}

  private final List<Version> versions;
  private final PriorityQueue<Bond> bonds =
      new PriorityQueue<>(Comparator.comparingLong(Bond::time));
  private @Nullable Bond oldestRead;
  private @Nullable Bond oldestWrite;

  /** The key whose database values were {@code versions}. */
  KeyJudge(List<Version> versions) {
    this.versions = versions;
  }

  List<Violation> check(List<Observation> observations) {
    List<Violation> violations = new ArrayList<>();
    List<Observation> ordered = new ArrayList<>(observations);
    ordered.sort(Comparator.comparingLong(seen -> seen.operation().beganNanos()));
    for (Observation observation : ordered) {
      take(observation).ifPresent(violations::add);
    }
    return violations;
  }

  private Optional<Violation> take(Observation observation) {
    expire(observation.operation().beganNanos());
    int version = find(observation.seen(), Math.max(version(oldestRead), version(oldestWrite)));
    if (version < 0) {
      return Optional.of(explain(observation));
    }
    bind(observation, version);
    return Optional.empty();
  }

  /** Applies the bonds that hold at {@code now}. */
  private void expire(long now) {
    for (Bond bond; (bond = bonds.peek()) != null && bond.time < now; bonds.remove()) {
      if (bond.by.operation().kind() == Kind.WRITE) {
        oldestWrite = bond.version > version(oldestWrite) ? bond : oldestWrite;
      } else {
        oldestRead = bond.version > version(oldestRead) ? bond : oldestRead;
      }
    }
  }

  private int find(ValuePattern seen, int first) {
    for (int version = first; version < versions.size(); version++) {
      if (seen.fits(versions.get(version).value())) {
        return version;
      }
    }
    return -1;
  }

  /** Binds what begins after {@code observation} has ended. */
  private void bind(Observation observation, int newest) {
    long end = observation.operation().endedNanos();
    int oldest = Math.max(version(oldestRead), version(oldestWrite));
    // Where a version does not bind yet, the one before it does.
    for (int version = newest; version > oldest; version--) {
      long from = Math.max(end, versions.get(version).bindsFromNanos());
      bonds.add(new Bond(from, version, observation));
      if (from == end) {
        return;
      }
    }
  }

  private Violation explain(Observation observation) {
    if (observation.operation().kind() == Kind.WRITE) {
      return new Violation(Violation.Kind.LOST, observation, "it was acknowledged");
    }
    if (find(observation.seen(), 0) < 0) {
      return new Violation(Violation.Kind.UNCOMMITTED, observation, "no transaction committed it");
    }
    if (oldestWrite != null && find(observation.seen(), oldestWrite.version) < 0) {
      return violation(Violation.Kind.STALE, observation, oldestWrite);
    }
    return violation(Violation.Kind.BACKWARDS, observation, oldestRead);
  }

  private Violation violation(Violation.Kind kind, Observation observation, @Nullable Bond broken) {
    if (broken == null) {
      throw new IllegalStateException("nothing bound " + observation);
    }
    Operation by = broken.by.operation();
    String because =
        "version %d, \"%s\", had been shown by %s at %s, from %.6f s to %.6f s"
            .formatted(
                broken.version,
                versions.get(broken.version).value(),
                by.what(),
                by.where(),
                by.beganNanos() / 1e9,
                by.endedNanos() / 1e9);
    return new Violation(kind, observation, because);
  }

  private static int version(@Nullable Bond bond) {
    return bond == null ? 0 : bond.version;
  }
}
