package io.fastnpc.incidents;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one worker sees, from the first symptom to the last, until it is stored. At most {@value
 * #MOST} are kept; those that ended first go. Thread-safe; waits for nothing.
 */
final class Lookout {
  static final int MOST = 200;

  /** What comes back within this is the same. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  /** What begins so soon after its effect is still the cause: it was noticed later. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Map<UUID, Seen> all = new LinkedHashMap<>();
  private final Diagnosis diagnosis;
  private Harm counted = Harm.NONE;
  private long lost;
  private boolean closed;

  /** Begins at {@code nanos}. */
  Lookout(long nanos) {
    this.diagnosis = new Diagnosis(nanos);
  }

  /** One sighting that goes on. */
  private static final class Seen {
    final UUID id = UUID.randomUUID();
    final Kind kind;
    final String subject;
    final long began;
    Optional<UUID> cause;
    final Set<String> reasons = new LinkedHashSet<>();
    Harm earlier = Harm.NONE;
    Harm before;
    Harm after;
    @Nullable Long ended;

    /** When it began, came back or got another reason. */
    long resumed;

    long shown;
    int times = 1;
    boolean changed = true;
    boolean stored;

    Seen(Symptom symptom, Optional<UUID> cause, Harm before) {
      this.kind = symptom.kind();
      this.subject = symptom.subject();
      this.began = symptom.since();
      this.resumed = began;
      this.cause = cause;
      this.before = before;
      this.after = before;
    }

    Sighting sighting() {
      Harm harm = kind.harms() ? earlier.plus(after.minus(before)) : Harm.NONE;
      return new Sighting(
          id,
          kind,
          subject,
          cause,
          new LinkedHashSet<>(reasons),
          began,
          Optional.ofNullable(ended),
          times,
          harm);
    }
  }

  /** Notes what is wrong at {@code look}, and what is not any more. */
  synchronized void see(Look look) {
    if (closed) {
      return;
    }
    List<Symptom> symptoms = diagnosis.of(look);
    counted = look.harm();
    for (Seen seen : all.values()) {
      if (seen.ended == null && symptoms.stream().noneMatch(symptom -> isOf(seen, symptom))) {
        end(seen, seen.shown);
      }
    }
    symptoms.forEach(this::show);
    forget(look.nanos());
  }

  private static boolean isOf(Seen seen, Symptom symptom) {
    return seen.kind == symptom.kind() && seen.subject.equals(symptom.subject());
  }

  private void end(Seen seen, long nanos) {
    seen.after = counted;
    seen.ended = nanos;
    seen.changed = true;
  }

  private void show(Symptom symptom) {
    Seen seen =
        known(symptom)
            .map(known -> hasAnotherCause(known, symptom) ? succeed(known, symptom) : known)
            .orElseGet(() -> begin(symptom));
    if (seen.ended != null) {
      seen.earlier = seen.earlier.plus(seen.after.minus(seen.before));
      seen.before = diagnosis.before(symptom.since());
      seen.ended = null;
      seen.times++;
      resume(seen, symptom, symptom.since());
    }
    if (!symptom.reason().isEmpty() && seen.reasons.add(symptom.reason())) {
      resume(seen, symptom, symptom.until());
    }
    seen.after = counted;
    seen.shown = symptom.until();
  }

  private Optional<Seen> known(Symptom symptom) {
    return all.values().stream()
        .filter(known -> isOf(known, symptom))
        .filter(known -> isWithinReach(known, symptom.since()))
        .reduce((earlier, later) -> earlier.ended == null ? earlier : later);
  }

  /** Whether what caused {@code seen} is over, and the symptom shows while another cause lasts. */
  private boolean hasAnotherCause(Seen seen, Symptom symptom) {
    List<UUID> lasting =
        all.values().stream()
            .filter(known -> known.ended == null && known.kind.explains(symptom.kind()))
            .filter(known -> known.began - symptom.until() <= 0)
            .map(known -> first(known.id))
            .toList();
    return seen.cause.isPresent()
        && !lasting.isEmpty()
        && !lasting.contains(first(seen.cause.get()));
  }

  /** The first in the chain of the one with this id, as far as it is known. */
  private UUID first(UUID id) {
    Seen seen = all.get(id);
    return seen == null ? id : seen.cause.map(this::first).orElse(id);
  }

  /** Ends {@code seen} where it showed last, and begins what the other cause leads to. */
  private Seen succeed(Seen seen, Symptom symptom) {
    if (seen.ended != null) {
      return begin(symptom);
    }
    seen.ended = seen.shown;
    seen.changed = true;
    return begin(
        new Symptom(
            symptom.kind(), symptom.subject(), symptom.reason(), symptom.until(), symptom.until()));
  }

  /** What comes back, or goes on for another reason, may have another cause than at first. */
  private void resume(Seen seen, Symptom symptom, long nanos) {
    seen.resumed = nanos;
    seen.cause = seen.cause.or(() -> cause(symptom));
    seen.changed = true;
  }

  private static boolean isWithinReach(Seen seen, long nanos) {
    return seen.ended == null || nanos - seen.ended <= AGAIN.toNanos();
  }

  private Seen begin(Symptom symptom) {
    Seen seen = new Seen(symptom, cause(symptom), diagnosis.before(symptom.since()));
    all.values().stream()
        .filter(known -> known.ended == null && known.cause.isEmpty())
        .filter(known -> seen.kind.explains(known.kind))
        .filter(known -> seen.began - known.resumed <= SOON.toNanos())
        .forEach(
            known -> {
              known.cause = Optional.of(seen.id);
              known.changed = true;
            });
    all.put(seen.id, seen);
    return seen;
  }

  private Optional<UUID> cause(Symptom symptom) {
    return all.values().stream()
        .filter(known -> known.kind.explains(symptom.kind()))
        .filter(known -> known.ended == null || symptom.since() - known.ended <= SOON.toNanos())
        .min(
            Comparator.comparing((Seen known) -> known.ended != null)
                .thenComparing(known -> known.kind))
        .map(known -> known.id);
  }

  /** What is stored and cannot come back any more; and what is too much. */
  private void forget(long nanos) {
    all.values().removeIf(seen -> seen.stored && !seen.changed && !isWithinReach(seen, nanos));
    while (all.size() > MOST) {
      Seen oldest =
          all.values().stream()
              .filter(seen -> seen.ended != null)
              .findFirst()
              .orElseGet(() -> all.values().iterator().next());
      all.remove(oldest.id);
      lost++;
    }
  }

  /** Ends all, for the end of the worker; a look that comes later sees nothing. */
  synchronized void close(long nanos) {
    closed = true;
    all.values().stream().filter(seen -> seen.ended == null).forEach(seen -> end(seen, nanos));
  }

  /** Everything that is known, causes first. */
  synchronized List<Sighting> sightings() {
    return sightings(seen -> true);
  }

  private List<Sighting> sightings(Predicate<Seen> wanted) {
    return all.values().stream()
        .filter(wanted)
        .map(Seen::sighting)
        .sorted(Comparator.comparing(Sighting::kind))
        .toList();
  }

  /**
   * What is to be stored: what has changed, and with {@code lasting} all that lasts; causes first.
   */
  synchronized List<Sighting> unstored(boolean lasting) {
    return sightings(seen -> seen.changed || (lasting && seen.ended == null));
  }

  /** Notes that {@code sighting} is stored as it is. */
  synchronized void stored(Sighting sighting) {
    Seen seen = all.get(sighting.id());
    if (seen != null) {
      seen.stored = true;
      seen.changed =
          seen.times != sighting.times()
              || !seen.reasons.equals(sighting.reasons())
              || !seen.cause.equals(sighting.cause())
              || (seen.ended == null) != sighting.lasts();
    }
  }

  /** How many were lost since the last call. */
  synchronized long lost() {
    long count = lost;
    lost = 0;
    return count;
  }
}
