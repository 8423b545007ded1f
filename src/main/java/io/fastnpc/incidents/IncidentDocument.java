package io.fastnpc.incidents;

import io.fastnpc.incidents.Incident.Concerned;
import io.fastnpc.incidents.Incident.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An {@link Incident} in JSON, for administrators and for the webhook. Moments are ISO 8601 in UTC.
 *
 * @param state {@code opened} or {@code closed}; {@code opened} is told also of one that is over
 *     already
 * @param id by which calls are told apart; absent: it is not in PostgreSQL yet
 * @param key the same for each incident of this kind, from whichever worker
 * @param kind what began it
 * @param subject what it concerns where there may be several at a time; else empty
 * @param from when it began
 * @param to when it was over, which its effects may outlast; absent: it lasts
 * @param seconds how long that is, or has been so far
 * @param times how often it began, where it came back within a minute
 * @param reads that went to the database without asking the cache, all workers together
 * @param failedAnswers with a status from 500 on
 * @param failedWrites those of them to requests that were no reads
 * @param chain what happened, cause before effect
 * @param workers those that saw it
 * @param summary all of it in one sentence
 * @param summaryZh the same in Chinese
 */
public record IncidentDocument(
    String state,
    Optional<Long> id,
    String key,
    Kind kind,
    String subject,
    String from,
    Optional<String> to,
    long seconds,
    int times,
    long reads,
    long failedAnswers,
    long failedWrites,
    List<Link> chain,
    List<Worker> workers,
    String summary,
    String summaryZh) {
  /** One part of the chain. */
  public record Link(
      Kind kind, String subject, String from, Optional<String> to, List<String> reasons) {
    private static Link of(Part part) {
      return new Link(
          part.kind(),
          part.subject(),
          iso(part.from()),
          part.to().map(IncidentDocument::iso),
          part.reasons());
    }
  }

  /** What one worker saw. */
  public record Worker(
      String name,
      String from,
      Optional<String> to,
      long reads,
      long failedAnswers,
      long failedWrites) {
    private static Worker of(Concerned worker) {
      return new Worker(
          worker.name(),
          iso(worker.from()),
          worker.to().map(IncidentDocument::iso),
          worker.reads(),
          worker.failedAnswers(),
          worker.failedWrites());
    }
  }

  private static String iso(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** As it is at {@code now}. */
  static IncidentDocument of(Incident incident, Instant now) {
    return of(incident, incident.lasts() ? Courier.OPENED : Courier.CLOSED, now);
  }

  /** The same, for a call that says {@code state}. */
  static IncidentDocument of(Incident incident, String state, Instant now) {
    return new IncidentDocument(
        state,
        incident.id(),
        incident.key(),
        incident.kind(),
        incident.subject(),
        iso(incident.from()),
        incident.to().map(IncidentDocument::iso),
        Math.max(0, incident.length(now).toSeconds()),
        incident.times(),
        incident.reads(),
        incident.failedAnswers(),
        incident.failedWrites(),
        incident.chain().stream().map(Link::of).toList(),
        incident.workers().stream().map(Worker::of).toList(),
        Summary.in(Locale.ENGLISH).of(incident, now),
        Summary.in(Locale.CHINESE).of(incident, now));
  }
}
