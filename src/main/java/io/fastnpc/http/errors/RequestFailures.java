package io.fastnpc.http.errors;

import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The failures of requests that an operator may have to look at, of each kind one {@link Trouble}:
 * clients can repeat them as often as they like.
 */
@ApplicationScoped
class RequestFailures {
  private static final Logger LOG = System.getLogger(RequestFailures.class.getName());

  /** More than the program has places to fail at; beyond, all are of one kind. */
  private static final int MAX_KINDS = 100;

  private final ConcurrentMap<String, Trouble> kinds = new ConcurrentHashMap<>();

  private Troubles troubles;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  RequestFailures() {}

  /** Tells in {@code troubles}. */
  @Inject
  RequestFailures(Troubles troubles) {
    this.troubles = troubles;
  }

  /** PostgreSQL does not answer; all who notice that tell of one outage. */
  FailureNumber away(Throwable failure) {
    return new FailureNumber(
        troubles.postgres().happened("a request failed: " + failure.getMessage()));
  }

  /** Redis does not answer; all who notice that tell of one outage. */
  void redisAway(Throwable failure) {
    troubles.redisSilent().happened("an administrator's call failed: " + failure.getMessage());
  }

  /** A failure whose place in the program says nothing. */
  FailureNumber brief(String what, Throwable failure) {
    return new FailureNumber(of(what, what).happened(String.valueOf(failure.getMessage())));
  }

  /** A mistake of this program: the log has the first stack trace of its kind. */
  FailureNumber full(String what, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "" : " " + trace[0];
    String kind = what + " " + failure.getClass().getName() + place;
    return new FailureNumber(of(what, kind).happened(failure.toString() + place, failure));
  }

  private Trouble of(String what, String kind) {
    String key = kinds.size() < MAX_KINDS || kinds.containsKey(kind) ? kind : "of another kind";
    return kinds.computeIfAbsent(key, first -> troubles.of(LOG, Level.ERROR, what));
  }
}
