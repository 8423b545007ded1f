package io.fastnpc.lifecycle;

import io.fastnpc.http.Reading;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests this worker has answered with 500 or more. Health checks do not count, which
 * say that something else is wrong, nor what the contract does not have (501).
 */
@Singleton
public class FailedAnswers {
  private static final String HEALTH = "/health";

  private final AtomicLong faults = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong turnedAway = new AtomicLong();

  /**
   * Counts an answer if it is a failure.
   *
   * @param method of the request
   * @param path of the request
   * @param forLoad whether it was turned away because this worker has too much to do
   */
  void count(String method, String path, int status, boolean forLoad) {
    if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        || status == HttpServletResponse.SC_NOT_IMPLEMENTED
        || path.startsWith(HEALTH)) {
      return;
    }
    (forLoad ? turnedAway : faults).incrementAndGet();
    if (!Reading.isMeantBy(method)) {
      writes.incrementAndGet();
    }
  }

  /** How many there were. */
  public long all() {
    return faults.get() + turnedAway.get();
  }

  /** How many of them answered that something went wrong. */
  public long faults() {
    return faults.get();
  }

  /** How many of them answered what was no read. */
  public long writes() {
    return writes.get();
  }

  /** How many of them were turned away because this worker has too much to do. */
  public long turnedAway() {
    return turnedAway.get();
  }
}
