package io.fastnpc.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.audit.Audit;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.maintenance.CacheControls;
import io.fastnpc.maintenance.KeyView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form that looks one key up. */
@Named("lookUp")
@RequestScoped
public class LookUpPage {
  @Inject private CacheControls controls;

  @Inject private Setback setback;

  @Inject private Audit audit;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private String key = "";
  private String problem = "";
  private @Nullable KeyView found;

  /** Looks up what was typed. */
  public void look() {
    try {
      found = controls.look(audit.actor(request), key);
    } catch (MalformedKey malformed) {
      problem =
          Words.in(language.get()).say("look." + malformed.flaw().name().toLowerCase(Locale.ROOT));
    } catch (StoreUnavailable away) {
      problem = setback.of(away, "keys.unshown");
    }
  }

  /** The key as typed. */
  public String getKey() {
    return key;
  }

  /** Takes the key. */
  public void setKey(String typed) {
    key = typed.strip();
  }

  /** The sentence that says what is wrong; empty: nothing is. */
  public String getProblem() {
    return problem;
  }

  /** The key of the sentence that says what the entry holds; empty before the first look. */
  public String getState() {
    return found == null ? "" : "holds." + found.state().name();
  }

  /** How good that is. */
  public String getLevel() {
    if (found == null) {
      return Level.PLAIN.css();
    }
    boolean value = found.state() == State.VALUE || found.state() == State.NOTHING_THERE;
    return (value && found.why() == KeyView.Why.CACHED ? Level.GOOD : Level.PLAIN).css();
  }

  /** The sentence that says why reads are or are not answered from here. */
  public String getReason() {
    if (found == null) {
      return "";
    }
    String expected =
        found.expected().stream()
            .collect(Collectors.joining(Words.in(language.get()).say("look.or")));
    return Words.in(language.get()).say("why." + found.why().name(), expected);
  }

  /** The key that was looked at, as it is called in Redis without the prefix. */
  public String getFoundKey() {
    return found == null ? "" : found.key();
  }

  /** The sentence that says that the application writes the key otherwise; empty: it does not. */
  public String getNormalized() {
    return found == null
        ? ""
        : found
            .asked()
            .map(asked -> Words.in(language.get()).say("look.normalized", asked))
            .orElse("");
  }

  /** When Redis was asked, for the browser to show in its own time. */
  public String getAt() {
    return found == null
        ? ""
        : Instant.ofEpochMilli(found.at()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The worker that asked Redis. */
  public String getWorker() {
    return found == null ? "" : found.worker();
  }

  /** The sentence that says whether that worker has a copy. */
  public String getNear() {
    return found == null ? "" : found.near() ? "look.near.yes" : "look.near.no";
  }

  /** How long it will live. */
  public String getTtl() {
    if (found == null || found.state() == State.ABSENT) {
      return Format.nothing();
    }
    return found
        .ttlMillis()
        .map(Duration::ofMillis)
        .map(Format.of(language.get())::duration)
        .orElseGet(() -> Words.in(language.get()).say("caches.forever"));
  }

  /** What it takes of Redis's memory. */
  public String getBytes() {
    return found == null || found.bytes() == 0
        ? Format.nothing()
        : Format.of(language.get())
            .bytes(found.bytes(), found.plainBytes(), Words.in(language.get()));
  }

  /** The value, laid out to be read; empty where there is none. */
  public String getJson() {
    return found == null ? "" : found.value().map(JsonNode::toPrettyString).orElse("");
  }
}
