package io.fastnpc.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** What this worker sees by itself, as incidents; its own clock tells when. */
final class Own {
  private final Lookout lookout;
  private final String worker;
  private final LongSupplier nanos;

  /** What {@code lookout} keeps, seen by {@code worker}. */
  Own(Lookout lookout, String worker, LongSupplier nanos) {
    this.lookout = lookout;
    this.worker = worker;
    this.nanos = nanos;
  }

  /** Those that have no cause. */
  List<Sighting> firsts() {
    List<Sighting> all = lookout.sightings();
    return all.stream().filter(sighting -> first(sighting, all).equals(sighting)).toList();
  }

  private static Sighting first(Sighting sighting, List<Sighting> all) {
    Optional<UUID> cause = sighting.cause();
    return all.stream()
        .filter(known -> cause.isPresent() && known.id().equals(cause.get()))
        .findFirst()
        .map(known -> first(known, all))
        .orElse(sighting);
  }

  /** The incident that {@code first} begins. */
  Incident incident(Sighting first) {
    Chain chain = new Chain(Optional.empty());
    add(chain, first);
    List<Sighting> all = lookout.sightings();
    all.stream()
        .filter(sighting -> !sighting.id().equals(first.id()))
        .filter(sighting -> first(sighting, all).id().equals(first.id()))
        .forEach(sighting -> add(chain, sighting));
    return chain.incident();
  }

  private void add(Chain chain, Sighting sighting) {
    String key = sighting.id().toString();
    Instant from = moment(sighting.began());
    Optional<Instant> to = sighting.ended().map(this::moment);
    chain.add(key, sighting.kind(), sighting.subject(), from, to);
    chain.saw(key, worker, from, to, sighting.times(), sighting.harm(), sighting.reasons());
  }

  private Instant moment(long then) {
    return Instant.now().minusNanos(nanos.getAsLong() - then);
  }
}
