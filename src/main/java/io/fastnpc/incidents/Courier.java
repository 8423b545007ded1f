package io.fastnpc.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.DatabaseTrouble;
import io.fastnpc.incidents.IncidentRepository.Call;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Calls the webhook once when an incident begins and once when it is over, however many workers see
 * it: whoever claims a call in PostgreSQL makes it, and another one does if that worker dies.
 *
 * <p>Without PostgreSQL nothing can be claimed. What has waited for ten seconds then is told by
 * each worker that sees it, with the same key. For one background thread; nothing here fails.
 */
final class Courier {
  /** What a call says first. */
  static final String OPENED = "opened";

  /** What the last call about an incident says. */
  static final String CLOSED = "closed";

  /** How a call ended that the receiver took. */
  static final String TAKEN = "taken";

  /** How one ended that it did not take; {@code search.sql} knows it too. */
  static final String GIVEN_UP = "given up";

  /** What waits for so long to be stored is told without a claim. */
  static final Duration WAIT = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(Courier.class.getName());

  private final IncidentRepository repository;
  private final IncidentWriter writer;
  private final Own own;
  private final Webhook webhook;
  private final ObjectMapper json;
  private final LongSupplier nanos;
  private final DatabaseTrouble unclaimed;
  private final Trouble undelivered;

  /** Tells {@code webhook} of what is in {@code repository}, or waits for it in {@code writer}. */
  Courier(
      IncidentRepository repository,
      IncidentWriter writer,
      Own own,
      Webhook webhook,
      ObjectMapper json,
      LongSupplier nanos,
      Troubles troubles) {
    this.repository = repository;
    this.writer = writer;
    this.own = own;
    this.webhook = webhook;
    this.json = json;
    this.nanos = nanos;
    this.undelivered = troubles.of(LOG, Level.WARNING, "The webhook for alerts was not called");
    this.unclaimed = new DatabaseTrouble(troubles, undelivered);
  }

  /** Makes the calls that are due. */
  void deliver() {
    try {
      deliverClaimed();
    } catch (DatabaseFailure failure) {
      unclaimed.happened("calls of the webhook wait", failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliverClaimed() throws InterruptedException {
    Optional<Call> call = repository.claim();
    while (call.isPresent()) {
      Optional<Incident> incident = repository.get(call.get().incident());
      boolean taken = incident.isPresent() && tell(incident.get(), call.get().state());
      repository.made(call.get(), taken ? TAKEN : GIVEN_UP);
      call = repository.claim();
    }
  }

  /** Tells what this worker sees and cannot store, since PostgreSQL does not answer. */
  void deliverUnclaimed() {
    try {
      for (Sighting sighting : waiting()) {
        if (tell(own.incident(sighting), OPENED)) { // otherwise it is claimed and told later
          writer.told(sighting);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Sighting> waiting() {
    long now = nanos.getAsLong();
    return own.firsts().stream()
        .filter(Sighting::lasts)
        .filter(sighting -> now - sighting.began() >= WAIT.toNanos())
        .filter(sighting -> !writer.isStored(sighting) && !writer.isTold(sighting))
        .toList();
  }

  private boolean tell(Incident incident, String state) throws InterruptedException {
    Optional<String> failure =
        webhook.post(document(IncidentDocument.of(incident, state, Instant.now())));
    if (failure.isPresent()) {
      undelivered.happened(incident.key() + " " + state + ": " + failure.get());
      return false;
    }
    undelivered.over();
    return true;
  }

  private String document(IncidentDocument document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON of an incident", impossible);
    }
  }
}
