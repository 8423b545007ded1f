package io.fastnpc.audit;

import io.fastnpc.http.addresses.ClientAddresses;
import io.fastnpc.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Notes what people did. Nobody waits for it: rows are written by {@link AuditWriter} within some
 * seconds, and a failure to write them fails no request.
 */
@ApplicationScoped
public class Audit {
  @Inject private ClientAddresses addresses;

  private final Pending pending = new Pending(() -> Clock.systemUTC().instant().getEpochSecond());

  /** Notes {@code deed}; never fails and never waits. */
  public void record(Deed deed) {
    pending.add(deed);
  }

  /** Who sends {@code request}, as far as its session tells. */
  public Actor actor(HttpServletRequest request) {
    Actor somebody = new Actor(Optional.empty(), "", addresses.of(request).text());
    return Caller.known(request)
        .map(caller -> somebody.as(caller.userId(), caller.username()))
        .orElse(somebody);
  }

  /**
   * Notes that the sender of {@code request}, an administrator, read what somebody else has.
   *
   * @param ownerId whose data it is; absent: of more than one, or of somebody unknown
   * @param what in a few words what it is
   */
  public void read(HttpServletRequest request, Optional<Integer> ownerId, String what) {
    Actor reader = actor(request);
    if (ownerId.isEmpty() || !ownerId.equals(reader.userId())) {
      record(new Deed(Kind.DATA_READ, reader, ownerId, what, 1));
    }
  }

  /** What is not written yet. */
  Pending pending() {
    return pending;
  }
}
