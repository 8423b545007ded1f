package io.fastnpc.cache.explore;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks what reads return against what writes did.
 *
 * <p>Versions of a key are numbers that grow with each commit. A version is <em>firm</em> from the
 * moment from which no read that begins may return an older one: from its commit, as in the
 * database itself. Two kinds of writes are firm later. One whose fence was evicted is firm when it
 * is acknowledged. One made behind the application's back (psql) is firm when every worker has
 * polled the log since.
 */
final class Judge {
  private final Map<String, Integer> polled = new HashMap<>();
  private int committed;
  private int firm;
  private int acknowledged;
  private int seen;

  /** What was known when a read began. */
  record Start(int firm, int acknowledged, int seen) {}

  /** Adds a worker whose polls count. */
  void expect(String worker) {
    polled.put(worker, 0);
  }

  /** Removes a worker that does not read any more. */
  void forget(String worker) {
    polled.remove(worker);
    firmWherePolled();
  }

  void committed(int version) {
    committed = version;
  }

  int committed() {
    return committed;
  }

  void firm(int version) {
    firm = Math.max(firm, version);
  }

  void acknowledged(int version) {
    acknowledged = Math.max(acknowledged, version);
    firm(version);
  }

  /**
   * Notes that {@code worker} has completed a poll that began when {@code version} was committed.
   */
  void polled(String worker, int version) {
    polled.computeIfPresent(worker, (name, before) -> Math.max(before, version));
    firmWherePolled();
  }

  private void firmWherePolled() {
    polled.values().stream().mapToInt(Integer::intValue).min().ifPresent(this::firm);
  }

  Start begin() {
    return new Start(firm, acknowledged, seen);
  }

  /**
   * @throws Violation if a read that began at {@code start} must not return {@code version}
   */
  void end(String reader, Start start, int version) {
    if (version > committed) {
      throw new Violation("uncommitted", reader + " read " + version + " before its commit");
    }
    if (version < start.firm) {
      if (version < start.acknowledged) {
        throw new Violation(
            "stale", reader + " read " + version + ", acknowledged was " + start.acknowledged);
      }
      if (version < start.seen) {
        throw new Violation(
            "backwards", reader + " read " + version + ", read before was " + start.seen);
      }
      throw new Violation(
          "outdated", reader + " read " + version + ", committed was " + start.firm);
    }
    if (version <= firm) {
      seen = Math.max(seen, version);
    }
  }

  /**
   * @throws Violation if a read in a quiet system does not return the last commit
   */
  void last(String reader, int version) {
    if (version != committed) {
      throw new Violation("kept", reader + " still reads " + version + ", last was " + committed);
    }
  }

  @Override
  public String toString() {
    return committed + "/" + firm + "/" + acknowledged + "/" + seen + polled;
  }
}
