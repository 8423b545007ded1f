package io.fastnpc.incidents;

import io.fastnpc.cache.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which symptoms one worker has, look by look. For one thread.
 *
 * <p>A PostgreSQL that is silent for a few seconds is no symptom, nor are a few answers that fail.
 * What every worker goes through at its start is none either, unless it lasts.
 */
final class Diagnosis {
  /** So many answers that fail within {@link #MINUTE} are a symptom, until none is in it. */
  static final int FAILURES = 5;

  static final Duration MINUTE = Duration.ofMinutes(1);

  /** One connection that hangs, or a moment of a busy pool, is no silent PostgreSQL. */
  static final Duration SILENT = Duration.ofSeconds(5);

  /** A start that takes longer is a symptom. */
  static final Duration START = Duration.ofSeconds(60);

  /** Why requests fail that the worker turns away itself. */
  static final String OVERLOAD = "OVERLOAD";

  private final Deque<Look> minute = new ArrayDeque<>();
  private final long began;
  private boolean starting = true;
  private Optional<Long> silentSince = Optional.empty();
  private Optional<String> redis = Optional.empty();
  private boolean failing;

  /** Of a worker that starts at {@code nanos}. */
  Diagnosis(long nanos) {
    this.began = nanos;
  }

  /** The symptoms at {@code look}, causes first. */
  List<Symptom> of(Look look) {
    minute.addLast(look);
    while (look.nanos() - minute.getFirst().nanos() > MINUTE.toNanos()) {
      minute.removeFirst();
    }
    List<Symptom> symptoms = new ArrayList<>();
    postgres(look).ifPresent(symptoms::add);
    changed(look).ifPresent(symptoms::add);
    look.silent().forEach(name -> symptoms.add(now(look, Kind.WORKER_SILENT, name, "")));
    symptoms.addAll(cache(look, symptoms));
    failures(look).ifPresent(symptoms::add);
    return symptoms;
  }

  /** What this worker had counted a moment before {@code nanos}, as far as looks reach back. */
  Harm before(long nanos) {
    return minute.stream()
        .filter(look -> look.nanos() < nanos)
        .reduce((earlier, later) -> later)
        .or(() -> Optional.ofNullable(minute.peekFirst()))
        .map(Look::harm)
        .orElse(Harm.NONE);
  }

  private static Symptom now(Look look, Kind kind, String subject, String reason) {
    return new Symptom(kind, subject, reason, look.nanos(), look.nanos());
  }

  private Optional<Symptom> postgres(Look look) {
    if (look.postgresAnswers()) {
      silentSince = Optional.empty();
      return Optional.empty();
    }
    silentSince = silentSince.or(() -> Optional.of(look.nanos()));
    if (look.nanos() - silentSince.get() < SILENT.toNanos()) {
      return Optional.empty();
    }
    return Optional.of(new Symptom(Kind.POSTGRES_AWAY, "", "", silentSince.get(), look.nanos()));
  }

  private Optional<Symptom> changed(Look look) {
    Optional<String> before = redis;
    if (look.redis().isEmpty() || look.redis().equals(before)) {
      return Optional.empty();
    }
    redis = look.redis();
    return before.map(known -> now(look, Kind.REDIS_CHANGED, "", ""));
  }

  private List<Symptom> cache(Look look, List<Symptom> known) {
    Standing standing = look.standing();
    boolean late = look.nanos() - began > START.toNanos();
    if (starting && Causes.isOfTheStart(standing) && !late) {
      return List.of();
    }
    starting = false;
    if (!Causes.isBypass(standing)) {
      return List.of();
    }
    List<Symptom> symptoms = new ArrayList<>();
    Causes.of(standing, look.refusal())
        .filter(cause -> known.stream().noneMatch(other -> other.kind() == cause))
        .map(cause -> now(look, cause, "", ""))
        .ifPresent(symptoms::add);
    symptoms.add(now(look, Kind.CACHE_BYPASSED, "", standing.name()));
    return symptoms;
  }

  private Optional<Symptom> failures(Look look) {
    Look first = minute.getFirst();
    long failed = look.harm().failedAnswers() - first.harm().failedAnswers();
    failing = failed >= FAILURES || (failing && failed > 0);
    if (!failing) {
      return Optional.empty();
    }
    long since = look.nanos();
    long until = look.nanos();
    long counted = first.harm().failedAnswers();
    boolean any = false;
    for (Look each : minute) {
      if (each.harm().failedAnswers() > counted) {
        since = any ? since : each.nanos();
        until = each.nanos();
        any = true;
      }
      counted = each.harm().failedAnswers();
    }
    String reason = look.turnedAway() > first.turnedAway() ? OVERLOAD : "";
    return Optional.of(new Symptom(Kind.REQUESTS_FAILING, "", reason, since, until));
  }
}
