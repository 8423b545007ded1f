package io.fastnpc.incidents;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.DatabaseTrouble;
import io.fastnpc.database.Pruning;
import io.fastnpc.incidents.IncidentRepository.Call;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Carries to the database what this worker sees, and ends there what workers saw that are gone. For
 * one background thread; nothing here fails.
 */
final class IncidentWriter {
  private static final Logger LOG = System.getLogger(IncidentWriter.class.getName());

  /** How often a worker says that it still sees what it sees. */
  static final Duration SAYING = Duration.ofSeconds(5);

  private static final int PRUNED_AT_ONCE = 500;

  private final Lookout lookout;
  private final IncidentRepository repository;
  private final String worker;
  private final LongSupplier nanos;
  private final DatabaseTrouble unwritten;
  private final Trouble losses;

  private final Map<UUID, Long> incidents = new ConcurrentHashMap<>();
  private final Set<UUID> told = ConcurrentHashMap.newKeySet();
  private boolean again;
  private long saidAt;
  private long sweptAt;

  /** Carries what {@code lookout} keeps, as seen by {@code worker} on the clock {@code nanos}. */
  IncidentWriter(
      Lookout lookout,
      IncidentRepository repository,
      String worker,
      LongSupplier nanos,
      Troubles troubles) {
    this.lookout = lookout;
    this.repository = repository;
    this.worker = worker;
    this.nanos = nanos;
    this.unwritten =
        new DatabaseTrouble(troubles, troubles.of(LOG, Level.WARNING, "Incidents cannot be kept"));
    this.losses = troubles.of(LOG, Level.WARNING, "Incidents are lost");
    this.saidAt = nanos.getAsLong();
    this.sweptAt = saidAt;
  }

  /** Stores what has changed, and every few seconds all that lasts; it waits where that fails. */
  void write() {
    long now = nanos.getAsLong();
    boolean all = now - saidAt >= SAYING.toNanos();
    if (all) {
      saidAt = now;
    }
    try {
      for (Sighting sighting : lookout.unstored(all)) {
        store(sighting);
        unwritten.over();
      }
      again = false;
      forget();
    } catch (DatabaseFailure failure) {
      tell("incidents wait in memory", failure);
    }
    long lost = lookout.lost();
    if (lost > 0) {
      losses.happened(lost + ", since " + Lookout.MOST + " wait for PostgreSQL in memory already");
    }
  }

  private void store(Sighting sighting) {
    Long known = incidents.get(sighting.id());
    Optional<Long> cause = sighting.cause().map(incidents::get);
    long incident = known == null ? repository.open(sighting, cause, nanos.getAsLong()) : known;
    repository.store(sighting, incident, worker, nanos.getAsLong());
    incidents.put(sighting.id(), incident);
    cause.ifPresent(explaining -> repository.link(incident, explaining));
    if (told.remove(sighting.id())) {
      repository.made(new Call(incident, Courier.OPENED), "without claim");
    }
    lookout.stored(sighting);
  }

  private void forget() {
    Set<UUID> kept =
        lookout.sightings().stream().map(Sighting::id).collect(Collectors.toUnmodifiableSet());
    incidents.keySet().retainAll(kept);
    told.retainAll(kept);
  }

  /** What is in the database already is not this worker's alone. */
  boolean isStored(Sighting sighting) {
    return incidents.containsKey(sighting.id());
  }

  /** Notes that the webhook was called for {@code sighting} before it could be stored. */
  void told(Sighting sighting) {
    told.add(sighting.id());
  }

  /** Whether that was noted. */
  boolean isTold(Sighting sighting) {
    return told.contains(sighting.id());
  }

  /** Notes that PostgreSQL did not answer: the others need time to say what they see, too. */
  void away() {
    sweptAt = nanos.getAsLong();
  }

  /** Ends what nobody says any more, if PostgreSQL has answered for long enough to hear it. */
  void sweep() {
    if (nanos.getAsLong() - sweptAt < IncidentRepository.SILENCE.toNanos()) {
      return;
    }
    sweptAt = nanos.getAsLong();
    try {
      repository.sweep();
    } catch (DatabaseFailure failure) {
      tell("some incidents may seem to last", failure);
    }
  }

  /** Deletes those that ended longer than {@code age} ago, in short transactions. */
  void prune(Duration age) {
    try {
      Pruning.inParts(PRUNED_AT_ONCE, most -> repository.prune(age, most));
    } catch (DatabaseFailure failure) {
      tell("old incidents stay", failure);
    }
  }

  private void tell(String consequence, DatabaseFailure failure) {
    if (failure.sqlStateClass().equals("23") && !again) { // another was faster, or pruned it
      again = true;
      incidents.clear();
      LOG.log(Level.DEBUG, "An incident is stored once more: {0}", failure.getMessage());
    } else {
      unwritten.happened(consequence, failure);
    }
  }

  /** Ends and stores what this worker sees, at its end. */
  void close() {
    lookout.close(nanos.getAsLong());
    write();
    List<Sighting> left = lookout.unstored(false);
    if (!left.isEmpty()) {
      losses.happened(left.size() + " that this worker could not store before its end");
    }
  }
}
