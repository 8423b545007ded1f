package io.fastnpc.maintenance;

import io.fastnpc.audit.Audit;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.insight.Exchange;
import io.fastnpc.cache.insight.Exchange.Gathered;
import io.fastnpc.cache.insight.Hitter;
import io.fastnpc.cache.insight.Observed;
import io.fastnpc.cache.insight.SlowLoad;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells administrators which keys and users are read most, what is asked for in vain, and which
 * loads are slow. Never fails: without Redis or PostgreSQL it tells what is known here.
 */
@ApplicationScoped
public class KeyNotices {
  @Inject private Exchange exchange;

  @Inject private Fleet fleet;

  @Inject private Owners owners;

  @Inject private Audit audit;

  /** What all workers noticed, for somebody who asked for it; that is in the audit. */
  public Noticed look(HttpServletRequest request) {
    audit.read(request, Optional.empty(), "hottest keys");
    return now();
  }

  /** The same for a page that somebody has opened and that asks again by itself. */
  public Noticed now() {
    Gathered gathered = exchange.gather(fleet.redisAnswers());
    Observed observed = gathered.observed();
    List<String> keys =
        Stream.of(
                observed.keys().stream().map(Hitter::name),
                observed.absent().stream().map(Hitter::name),
                observed.slow().stream().map(SlowLoad::key),
                observed.users().stream().map(user -> ":" + user.name()))
            .flatMap(Function.identity())
            .toList();
    return Noticed.of(gathered, owners.names(EntryOwner.ids(keys, Function.identity())));
  }
}
