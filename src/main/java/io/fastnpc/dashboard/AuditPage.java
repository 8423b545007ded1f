package io.fastnpc.dashboard;

import io.fastnpc.audit.AuditRepository;
import io.fastnpc.audit.AuditSearch;
import io.fastnpc.audit.Entry;
import io.fastnpc.audit.Kind;
import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the page that shows who did what: the latest, and what was before. */
@Named("auditPage")
@RequestScoped
public class AuditPage {
  private static final int SHOWN = 20;

  @Inject private AuditRepository repository;

  @Inject private Reading reading;

  @Inject private PageLanguage language;

  private String account = "";
  private String kind = "";
  private long before;
  private boolean older;
  private @Nullable List<Entry> found;

  /** One sort of deeds to choose; {@code value} is its name. */
  public record Choice(String value, String words) {}

  /** One deed; {@code iso} is its moment for the browser to show in its own time. */
  public record DeedRow(
      String iso,
      Level level,
      String what,
      String detail,
      String who,
      String address,
      String worker) {}

  /** Shows the latest. */
  public void show() {
    older = false;
  }

  /** Shows those before the last one that is shown. */
  public void showOlder() {
    older = true;
  }

  private List<Entry> found() {
    if (found == null) {
      found = reading.orElse(List.of(), "audit.unshown", this::search);
    }
    return found;
  }

  private Words words() {
    return Words.in(language.get());
  }

  private List<Entry> search() {
    Optional<Kind> wanted =
        Stream.of(Kind.values()).filter(known -> known.name().equals(kind)).findFirst();
    long end = older && before > 0 ? before : Long.MAX_VALUE;
    AuditSearch search = new AuditSearch(Optional.empty(), wanted, end, SHOWN);
    return repository.latest(account, search);
  }

  /** The deeds that were asked for, newest first; the latest before anything was. */
  public List<DeedRow> getDeeds() {
    Words words = words();
    Format format = Format.of(language.get());
    return found().stream().map(entry -> row(entry, words, format)).toList();
  }

  private static DeedRow row(Entry entry, Words words, Format format) {
    String key = "audit." + entry.kind();
    String what = words.bundle().containsKey(key) ? words.say(key) : entry.kind();
    return new DeedRow(
        Instant.ofEpochSecond(entry.createdAt()).toString(),
        level(entry.kind()),
        entry.count() == 1 ? what : what + " × " + format.exactly(entry.count()),
        Stream.of(
                entry.subjectId().map(id -> words.say("audit.subject", String.valueOf(id))),
                Optional.of(entry.detail()).filter(text -> !text.isEmpty()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" · ")),
        entry
            .userId()
            .map(id -> entry.username().orElse("") + " (" + id + ")")
            .orElseGet(() -> words.say("audit.unknown")),
        entry.address().isEmpty() ? Format.nothing() : entry.address(),
        entry.worker());
  }

  private static Level level(String kind) {
    return Stream.of(Kind.values())
            .anyMatch(known -> known.isRefusal() && known.name().equals(kind))
        ? Level.WARN
        : Level.PLAIN;
  }

  /** The sentence that says why nothing is shown; empty: nothing is wrong. */
  public String getProblem() {
    found();
    return reading.problem();
  }

  /** All sorts of deeds, in the words of the page. */
  public List<Choice> getKinds() {
    Words words = words();
    return Stream.of(Kind.values())
        .map(known -> new Choice(known.name(), words.say("audit." + known)))
        .toList();
  }

  /** The account as typed. */
  public String getAccount() {
    return account;
  }

  /** Takes the account, by its name or its id. */
  public void setAccount(String typed) {
    account = typed.strip();
  }

  /** The name of the sort that was chosen; empty: all. */
  public String getKind() {
    return kind;
  }

  /** Takes the sort. */
  public void setKind(String chosen) {
    kind = chosen;
  }

  /**
   * The id of the last row that is shown; 0 where none is. Faces asks for it before it is known
   * what will be shown, which must not look for anything.
   */
  public String getBefore() {
    return found == null || found.isEmpty() ? "0" : Long.toString(found.get(found.size() - 1).id());
  }

  /** Takes the place that older rows are before; what is no number counts as none. */
  public void setBefore(String sent) {
    before = sent.matches("[0-9]{1,18}") ? Long.parseLong(sent) : 0;
  }
}
