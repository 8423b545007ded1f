package io.fastnpc.incidents;

import io.fastnpc.cache.fleet.Self;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.trouble.Impatience;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The incidents of all workers; while PostgreSQL does not answer, those that this worker sees.
 * Never fails.
 */
@ApplicationScoped
public class Incidents {
  @Inject private IncidentRepository repository;

  @Inject private Impatience impatience;

  @Inject private Troubles troubles;

  private final Lookout lookout = new Lookout(System.nanoTime());
  private Own own;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  Incidents() {}

  /** Of the worker that is {@code self}. */
  @Inject
  @SuppressWarnings("NullAway.Init") // the fields are injected after it
  Incidents(Self self) {
    this.own = new Own(lookout, self.name(), System::nanoTime);
  }

  /** What this worker sees. */
  Lookout lookout() {
    return lookout;
  }

  /** The same, as incidents. */
  Own own() {
    return own;
  }

  /**
   * What was found, newest first.
   *
   * @param complete whether PostgreSQL answered; otherwise they are what this worker sees
   * @param next where the next page begins; absent: this is the last one
   */
  public record Found(
      List<Incident> items, boolean complete, Optional<IncidentSearch.Place> next) {}

  /** What {@code search} finds. */
  public Found search(IncidentSearch search) {
    try {
      List<Incident> found = impatience.ask(() -> repository.search(search.andOneMore()));
      List<Incident> items = found.stream().limit(search.limit()).toList();
      Optional<IncidentSearch.Place> next =
          found.size() > items.size()
              ? Optional.of(place(items.get(items.size() - 1)))
              : Optional.empty();
      return new Found(items, true, next);
    } catch (DatabaseFailure | Impatience.NoAnswer away) {
      troubles.postgres().happened("the incidents cannot be shown: " + away.getMessage());
      return seenHere(search);
    }
  }

  private static IncidentSearch.Place place(Incident incident) {
    return new IncidentSearch.Place(incident.from().toEpochMilli(), incident.id().orElse(0L));
  }

  /** What {@code search} finds among those that this worker sees, without asking PostgreSQL. */
  public Found seenHere(IncidentSearch search) {
    List<Incident> items =
        own.firsts().stream()
            .map(own::incident)
            .filter(incident -> isWanted(incident, search))
            .sorted(Comparator.comparing(Incident::from).reversed())
            .limit(search.limit())
            .toList();
    return new Found(items, false, Optional.empty());
  }

  private static boolean isWanted(Incident incident, IncidentSearch search) {
    return search.before().isEmpty()
        && (!search.lasting() || incident.lasts())
        && search.from().filter(from -> isOverBefore(incident, from)).isEmpty()
        && search.to().filter(incident.from()::isAfter).isEmpty()
        && search
            .kind()
            .filter(kind -> incident.chain().stream().noneMatch(part -> part.kind() == kind))
            .isEmpty()
        && search
            .worker()
            .filter(name -> !name.equals(incident.subject()))
            .filter(name -> incident.workers().stream().noneMatch(it -> it.name().equals(name)))
            .isEmpty();
  }

  private static boolean isOverBefore(Incident incident, Instant moment) {
    return incident.chain().stream()
        .allMatch(part -> part.to().filter(end -> end.isBefore(moment)).isPresent());
  }
}
