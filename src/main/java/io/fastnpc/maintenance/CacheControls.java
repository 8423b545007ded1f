package io.fastnpc.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.Inspection;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.administration.KeyForm;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Survey;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.insight.Insight;
import io.fastnpc.json.RawJson;
import io.fastnpc.maintenance.KeyView.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What administrators do to the cache; the audit has every action with who did it.
 *
 * <p>Every method throws {@link StoreUnavailable} if Redis did not answer.
 */
@ApplicationScoped
public class CacheControls {
  @Inject private CacheAdministration administration;

  @Inject private Catalog catalog;

  @Inject private Fleet fleet;

  @Inject private Insight insight;

  @Inject private Audit audit;

  @Inject private ObjectMapper json;

  /** How many values {@code pattern} would clear. */
  long preview(String pattern, Progress progress) throws StoreUnavailable {
    return administration.count(Scope.of(pattern).entries(), progress);
  }

  /** What clearing {@code scope} would remove. */
  Survey survey(Scope scope, Progress progress) throws StoreUnavailable {
    return administration.survey(scope.entries(), progress);
  }

  /** Clears the entries that match {@code pattern}; returns how many values were removed. */
  long clear(Actor who, String pattern, Progress progress) throws StoreUnavailable {
    return clear(who, Scope.of(pattern), progress);
  }

  /** Clears the entries of {@code scope}; returns how many values were removed. */
  long clear(Actor who, Scope scope, Progress progress) throws StoreUnavailable {
    NotedWalk walk = new NotedWalk(progress);
    try {
      long cleared = administration.clear(scope.entries(), walk);
      walk.hasEnded();
      return cleared;
    } finally {
      // Also where Redis stopped half-way, or the administrator did.
      insight.cleared(scope.entries());
      Deed cleared =
          Deed.of(Kind.CACHE_CLEARED, who).with(scope.name() + walk.remark()).times(walk.matched());
      audit.record(scope.userId().map(cleared::to).orElse(cleared));
    }
  }

  /** Resets the figures of all workers to zero. */
  public void reset(Actor who) throws StoreUnavailable {
    fleet.reset();
    audit.record(Deed.of(Kind.FIGURES_RESET, who));
  }

  /** Stops missing a worker that fell silent. @return whether it was missed */
  public boolean dismiss(Actor who, String worker) throws StoreUnavailable {
    boolean missed = fleet.dismiss(worker);
    if (missed) {
      audit.record(Deed.of(Kind.WORKER_DISMISSED, who).with(worker));
    }
    return missed;
  }

  /**
   * Looks into the entry that a person calls {@code typed}, which may be as {@code redis-cli} shows
   * it. Where it holds nothing, that of the name's normal form is shown, which the application
   * reads then.
   *
   * @throws MalformedKey if it is none
   */
  public KeyView look(Actor who, String typed) throws StoreUnavailable, MalformedKey {
    String logical = administration.withoutPrefix(ShownName.read(typed));
    Wanted wanted = Wanted.of(logical, catalog);
    Key key = wanted.key();
    Inspection found = administration.look(key);
    if (found.state() == State.ABSENT && wanted.normal().isPresent()) {
      key = wanted.normal().get();
      found = administration.look(key);
    }
    audit.record(Deed.of(Kind.KEY_LOOKED_UP, who).with(key.logical()));
    String asked = Key.parse(logical).logical();
    return new KeyView(
        key.logical(),
        key.cache(),
        found.state(),
        found.ttl().map(Duration::toMillis),
        found.bytes(),
        found.plainBytes(),
        found.payload().map(this::tree),
        wanted.impossible().orElse(why(found.state())),
        wanted.impossible().isPresent()
            ? wanted.forms().stream().map(KeyForm::toString).toList()
            : List.of(),
        Optional.of(asked).filter(Predicate.not(key.logical()::equals)),
        System.currentTimeMillis(),
        fleet.name(),
        administration.isCopied(key));
  }

  private JsonNode tree(RawJson payload) {
    try {
      return json.readTree(payload.utf8());
    } catch (IOException noJson) { // an entry of another program: shown as the text that it is
      return TextNode.valueOf(payload.toString());
    }
  }

  private Why why(State state) {
    if (fleet.standing() != Standing.TRUSTED) {
      return Why.WORKER_WITHOUT_TRUST;
    }
    return switch (state) {
      case VALUE, NOTHING_THERE -> Why.CACHED;
      case ABSENT -> Why.NOT_READ;
      case LEASE -> Why.BEING_LOADED;
      case FENCE -> Why.BEING_WRITTEN;
      case GARBAGE -> Why.UNREADABLE;
    };
  }
}
