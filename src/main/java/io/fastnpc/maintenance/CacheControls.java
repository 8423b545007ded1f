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
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.json.RawJson;
import io.fastnpc.maintenance.KeyView.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

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

  @Inject private Audit audit;

  @Inject private ObjectMapper json;

  /** How many values {@code pattern} would clear. */
  long preview(String pattern, Progress progress) throws StoreUnavailable {
    return preview(Scope.of(pattern), progress);
  }

  /** How many values clearing {@code scope} would remove. */
  long preview(Scope scope, Progress progress) throws StoreUnavailable {
    return administration.count(scope.entries(), progress);
  }

  /** Clears the entries that match {@code pattern}; returns how many values were removed. */
  long clear(Actor who, String pattern, Progress progress) throws StoreUnavailable {
    return clear(who, Scope.of(pattern), progress);
  }

  /** Clears the entries of {@code scope}; returns how many values were removed. */
  long clear(Actor who, Scope scope, Progress progress) throws StoreUnavailable {
    AtomicLong gone = new AtomicLong();
    try {
      return administration.clear(
          scope.entries(),
          (looked, all, matched) -> {
            gone.set(matched);
            return progress.step(looked, all, matched);
          });
    } finally {
      // Also where Redis stopped half-way, or the administrator did.
      audit.record(Deed.of(Kind.CACHE_CLEARED, who).with(scope.name()).times(gone.get()));
    }
  }

  /** Resets the figures of all workers to zero. */
  public void reset(Actor who) throws StoreUnavailable {
    fleet.reset();
    audit.record(Deed.of(Kind.FIGURES_RESET, who));
  }

  /** Looks into the entry that a person calls {@code typed}. @throws MalformedKey if it is none */
  public KeyView look(Actor who, String typed) throws StoreUnavailable, MalformedKey {
    Key key = Key.parse(typed);
    Inspection found = administration.look(key);
    audit.record(Deed.of(Kind.KEY_LOOKED_UP, who).with(key.logical()));
    return new KeyView(
        key.logical(),
        key.cache(),
        found.state(),
        found.ttl().map(Duration::toMillis),
        found.bytes(),
        found.payload().map(this::tree),
        why(key, found.state()));
  }

  private JsonNode tree(RawJson payload) {
    try {
      return json.readTree(payload.utf8());
    } catch (IOException noJson) { // an entry of another program: shown as the text that it is
      return TextNode.valueOf(payload.toString());
    }
  }

  private Why why(Key key, Inspection.State state) {
    if (!catalog.policies().containsKey(key.cache())) {
      return Why.UNKNOWN_CACHE;
    }
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
