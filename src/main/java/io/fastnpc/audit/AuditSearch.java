package io.fastnpc.audit;

import java.util.Optional;

/**
 * Which rows of the audit somebody asks for.
 *
 * @param account of what this account did, or what was done to it; absent: of everybody
 * @param kind of these deeds only; absent: of all
 * @param beforeId rows with a smaller id than this
 * @param limit how many at most
 */
public record AuditSearch(
    Optional<Integer> account, Optional<Kind> kind, long beforeId, int limit) {
  /** The largest limit. */
  public static final int MAX_LIMIT = 1000;

  /** The same of one account only. */
  AuditSearch of(int accountId) {
    return new AuditSearch(Optional.of(accountId), kind, beforeId, limit);
  }

  /** Checks the limit. */
  public AuditSearch {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a limit from 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }
}
