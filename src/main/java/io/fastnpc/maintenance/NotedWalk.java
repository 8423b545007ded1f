package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Progress;

/** How far a walk has come, for the audit. */
final class NotedWalk implements Progress {
  private final Progress watcher;
  private long matched;
  private boolean stopped;
  private boolean ended;

  /** A walk that {@code watcher} may end. */
  NotedWalk(Progress watcher) {
    this.watcher = watcher;
  }

  @Override
  public boolean step(long looked, long all, long matchedSoFar) {
    matched = matchedSoFar;
    stopped = !watcher.step(looked, all, matchedSoFar);
    return !stopped;
  }

  /** Notes that the walk was not broken off by a failure. */
  void hasEnded() {
    ended = true;
  }

  /** How many values it concerned; after a failure at least so many. */
  long matched() {
    return matched;
  }

  /** What is to be said of its end; empty where it went through. */
  String remark() {
    if (!ended) {
      return " (at least; Redis stopped answering)";
    }
    return stopped ? " (stopped half-way)" : "";
  }
}
