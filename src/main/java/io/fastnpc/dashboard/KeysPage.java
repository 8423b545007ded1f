package io.fastnpc.dashboard;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.maintenance.KeyBrowser;
import io.fastnpc.maintenance.Listing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The list of entries that an address asks for, or the page's script: a part at a time, or the
 * largest of them.
 */
@Named("keysPage")
@RequestScoped
public class KeysPage {
  private static final int WANTED = 50;
  private static final int LARGE = 20;
  private static final String LARGEST = "largest";
  private static final Listing NOTHING = new Listing(List.of(), Optional.empty(), 0, 0);

  @Inject private KeyBrowser browser;

  @Inject private Frame frame;

  @Inject private Setback setback;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private Listing found = NOTHING;

  private String problem = "";

  /** One entry; {@code css} is the colour of what it holds. */
  public record Row(String key, String state, String css, String ttl, String bytes, Whose whose) {}

  @PostConstruct
  void look() {
    if (isAsked() && !FacesContext.getCurrentInstance().isPostback()) {
      list();
    }
  }

  /** Lists what is asked for; that stands in the audit. */
  public void list() {
    if (!frame.isConfirmed()) {
      problem = setback.ofAbsence("keys.unshown");
      return;
    }
    try {
      Optional<Listing> listing =
          isLargest()
              ? browser.largest(request, getCache(), getPattern(), LARGE)
              : browser.browse(request, getCache(), getPattern(), asked.text("cursor"), WANTED);
      listing.ifPresentOrElse(some -> found = some, () -> problem = words().say("keys.no_cache"));
    } catch (StoreUnavailable away) {
      problem = setback.of(away, "keys.unshown");
    }
  }

  /** Whether somebody has asked for a list at all. */
  public boolean isAsked() {
    return !asked.text("show").isEmpty();
  }

  /** Whether the largest are asked for. */
  public boolean isLargest() {
    return asked.text("show").equals(LARGEST);
  }

  /** The cache as asked for; empty: every cache. */
  public String getCache() {
    return asked.text("cache").strip();
  }

  /** The pattern as typed. */
  public String getPattern() {
    return asked.text("pattern").strip();
  }

  /** The entries. */
  public List<Row> getRows() {
    return found.items().stream().map(this::row).toList();
  }

  private Row row(Listing.Entry entry) {
    State state = entry.state();
    return new Row(
        Texts.shown(entry.key()),
        words().say("holds." + state),
        state == State.VALUE || state == State.NOTHING_THERE ? Level.GOOD.css() : "",
        entry
            .ttlMillis()
            .map(Duration::ofMillis)
            .map(format()::duration)
            .orElseGet(() -> words().say("caches.forever")),
        format().bytes(entry.bytes(), entry.plainBytes(), words()),
        Whose.of(entry.owner()));
  }

  /** Where the next part begins; empty: there is none. */
  public String getNext() {
    return isLargest() ? "" : found.next().orElse("");
  }

  /** Whether what is shown begins in the midst of all. */
  public boolean isBegun() {
    return isAsked() && !isLargest() && !asked.text("cursor").isEmpty();
  }

  /** How far the walk came. */
  public String getProgress() {
    String looked =
        words().say("keys.looked", format().exactly(found.looked()), format().exactly(found.all()));
    if (found.next().isEmpty()) {
      return isBegun() ? words().say("keys.end") : looked;
    }
    return looked + " " + words().say(isLargest() ? "keys.sample" : "keys.further");
  }

  /** What to say where no entry is shown. */
  public String getNone() {
    return words().say(found.next().isPresent() ? "keys.none_yet" : "keys.none");
  }

  /** The sentence that says what went wrong; empty: nothing did. */
  public String getProblem() {
    return problem;
  }

  private Words words() {
    return Words.in(language.get());
  }

  private Format format() {
    return Format.of(language.get());
  }
}
