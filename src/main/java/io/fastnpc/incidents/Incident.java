package io.fastnpc.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One incident with its chain, as administrators read it. Moments are PostgreSQL's; of one that is
 * not stored yet they are the answering worker's.
 *
 * @param id by which the log of calls knows it; absent: it is not stored yet
 * @param kind what began it
 * @param subject what it concerns where there may be several at a time; else empty
 * @param from when it began
 * @param to when it was over, which its effects may outlast; absent: it lasts
 * @param times how often it began, where it came back within a minute
 * @param chain what happened, cause before effect; the first is what began it
 * @param workers those that saw it, in their order
 * @param harm what it did, all workers together
 * @param untold whether the webhook did not take a call about it
 */
public record Incident(
    Optional<Long> id,
    Kind kind,
    String subject,
    Instant from,
    Optional<Instant> to,
    int times,
    List<Part> chain,
    List<Concerned> workers,
    Harm harm,
    boolean untold) {
  /**
   * One part of the chain.
   *
   * @param kind what happened
   * @param subject what it concerns; may be empty
   * @param from when it began
   * @param to when it was over; absent: it lasts
   * @param reasons more of it, such as why the cache was not used
   */
  public record Part(
      Kind kind, String subject, Instant from, Optional<Instant> to, List<String> reasons) {
    /** How long it has lasted at {@code now}, or lasted. */
    public Duration length(Instant now) {
      return Duration.between(from, to.orElse(now));
    }
  }

  /**
   * A worker that saw it.
   *
   * @param name host and port
   * @param from since when
   * @param to until when; absent: it still sees it
   * @param reads that it sent to the database without asking the cache
   * @param failedAnswers that it gave with a status from 500 on
   * @param failedWrites those of them to requests that were no reads
   */
  public record Concerned(
      String name,
      Instant from,
      Optional<Instant> to,
      long reads,
      long failedAnswers,
      long failedWrites) {}

  /** Whether it, or anything that it led to, is not over yet. */
  public boolean lasts() {
    return chain.stream().anyMatch(part -> part.to().isEmpty());
  }

  /** How long it has lasted at {@code now}, or lasted, without its effects. */
  public Duration length(Instant now) {
    return chain.get(0).length(now);
  }

  /**
   * The same for each incident of its kind, from whichever worker, so that a receiver can drop
   * doubles while one lasts.
   */
  public String key() {
    return subject.isEmpty() ? kind.name() : kind + ":" + subject;
  }

  /** Reads that went to the database without asking the cache. */
  public long reads() {
    return harm.reads();
  }

  /** Answers with a status from 500 on. */
  public long failedAnswers() {
    return harm.failedAnswers();
  }

  /** Those of them to requests that were no reads. */
  public long failedWrites() {
    return harm.failedWrites();
  }
}
