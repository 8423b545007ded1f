package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.maintenance.KeyNotices;
import io.fastnpc.maintenance.Noticed;
import io.fastnpc.maintenance.Noticed.Often;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Which keys and users are read most, what is asked for in vain, and what is slow to load. */
@Named("hotKeys")
@RequestScoped
public class HotKeys {
  private static final int SHOWN = 10;
  private static final int WHOLE = 100;

  @Inject private KeyNotices notices;

  @Inject private Frame frame;

  @Inject private Setback setback;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private @Nullable Noticed noticed;

  /** One key or user; {@code width} is its part of the first one's count, in percent. */
  public record Row(String key, Whose whose, String count, int width) {}

  /** One slow load. */
  public record SlowRow(String key, Whose whose, String took, Moment at) {}

  @PostConstruct
  void look() {
    if (frame.isConfirmed()) {
      // Looking is in the audit once, not each time that the page asks again.
      boolean again = FacesContext.getCurrentInstance().isPostback();
      noticed = again ? notices.now() : notices.look(request);
    }
  }

  /** Tells the page's script that there is news, and whether Redis has answered. */
  public void refresh() {
    PrimeFaces.current().ajax().addCallbackParam("fresh", isComplete());
  }

  /** Whether the names may be shown: PostgreSQL has confirmed whoever looks. */
  public boolean isShown() {
    return noticed != null;
  }

  /** The sentence that says why they may not be shown. */
  public String getProblem() {
    return setback.ofAbsence("hot.unshown");
  }

  /** Whether the figures are those of all workers now. */
  public boolean isComplete() {
    return noticed == null || noticed.complete();
  }

  /** Of which workers and which time this is. */
  public String getSource() {
    if (noticed == null) {
      return "";
    }
    Format format = Format.of(language.get());
    return words()
        .say(
            noticed.workers() == 1 ? "hot.source.one" : "hot.source",
            format.count(noticed.workers()));
  }

  /** From when on. */
  public Moment getSince() {
    return Moment.of(noticed == null ? 0 : noticed.since() / 1000);
  }

  /** When the other workers were heard last; the beginning of time: never. */
  public Moment getHeard() {
    return Moment.of(noticed == null ? 0 : noticed.othersAt().orElse(0L) / 1000);
  }

  /** Whether they were ever heard. */
  public boolean isEverHeard() {
    return noticed != null && noticed.othersAt().isPresent();
  }

  /** The keys that were read most. */
  public List<Row> getKeys() {
    return noticed == null ? List.of() : rows(noticed.hotKeys());
  }

  /** The keys that were asked for most and name nothing. */
  public List<Row> getAbsent() {
    return noticed == null ? List.of() : rows(noticed.absent());
  }

  private List<Row> rows(List<Often> keys) {
    return keys.stream()
        .limit(SHOWN)
        .map(
            key ->
                row(
                    Texts.shown(key.key()),
                    Whose.of(key.owner()),
                    key.count(),
                    key.error(),
                    keys.get(0).count()))
        .toList();
  }

  private Row row(String key, Whose whose, long count, long error, long first) {
    String figure = Format.of(language.get()).count(count);
    return new Row(
        key, whose, error > 0 ? "≈ " + figure : figure, (int) (WHOLE * count / Math.max(1, first)));
  }

  /** The users whose data were read most. */
  public List<Row> getUsers() {
    if (noticed == null) {
      return List.of();
    }
    var users = noticed.hotUsers();
    return users.stream()
        .limit(SHOWN)
        .map(
            user ->
                row("", Whose.of(user.user()), user.count(), user.error(), users.get(0).count()))
        .toList();
  }

  /** The slowest loads. */
  public List<SlowRow> getSlow() {
    if (noticed == null) {
      return List.of();
    }
    Format format = Format.of(language.get());
    return noticed.slowLoads().stream()
        .limit(SHOWN)
        .map(
            load ->
                new SlowRow(
                    Texts.shown(load.key()),
                    Whose.of(load.owner()),
                    format.micros(load.micros()),
                    Moment.of(load.at() / 1000)))
        .toList();
  }

  private Words words() {
    return Words.in(language.get());
  }
}
