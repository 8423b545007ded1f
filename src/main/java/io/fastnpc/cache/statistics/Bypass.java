package io.fastnpc.cache.statistics;

import java.util.Locale;

/** Why a read went to the database without asking or filling the cache. */
public enum Bypass {
  /** The reader is in a transaction and must see that transaction's own writes. */
  TRANSACTION,
  /** The cache is switched off on this worker. */
  SWITCHED_OFF,
  /** No poll of the invalidation log has succeeded since this worker started. */
  STARTING,
  /** Redis did not answer. */
  STORE_UNAVAILABLE,
  /** Redis answers, and refuses what the cache needs. */
  STORE_REFUSES,
  /** PostgreSQL did not answer the last poll of the invalidation log. */
  LOG_UNAVAILABLE,
  /** Poll after poll finds that the invalidation log does not reach back far enough. */
  LOG_GAPS,
  /** The invalidation log does not see every change: its triggers are not as they must be. */
  LOG_INCOMPLETE,
  /** PostgreSQL does not keep the time limits that bound the way from a fence to its commit. */
  COMMITS_UNBOUNDED,
  /** The last good poll of the invalidation log was too long ago. */
  POLL_LATE,
  /** No incarnation of Redis counts: one was given up, and another is not safe to read yet. */
  VACANT,
  /** Another incarnation of Redis counts than the one that this worker reaches. */
  DEPOSED,
  /** A write to the key is being committed. */
  FENCE,
  /** Another worker was loading the value and did not finish within the bounded wait. */
  WAIT_OVER;

  /** Its name in JSON and metrics, such as {@code store_unavailable}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
