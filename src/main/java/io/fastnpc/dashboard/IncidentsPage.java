package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.incidents.IncidentSearch;
import io.fastnpc.incidents.Incidents;
import io.fastnpc.incidents.Kind;
import io.fastnpc.monitoring.CacheOverview;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What went wrong: the newest on the overview, all on a page with filters. */
@Named("incidentsPage")
@RequestScoped
public class IncidentsPage {
  private static final String ADDRESS = "/admin/incidents.xhtml";
  private static final int SHOWN = 30;
  private static final int SHOWN_ON_OVERVIEW = 5;

  @Inject private Incidents incidents;

  @Inject private CacheOverview overview;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  private @Nullable IncidentFilter filter;
  private Incidents.@Nullable Found found;
  private Incidents.@Nullable Found latest;

  /** One sort to choose; {@code value} is its name. */
  public record Choice(String value, String words, boolean chosen) {}

  private Incidents.Found found(IncidentSearch search) {
    // A server that hangs would keep the whole page waiting.
    return overview.now().postgres().up() ? incidents.search(search) : incidents.seenHere(search);
  }

  private Incidents.Found found() {
    if (found == null) {
      found = found(filter().search(getBefore(), SHOWN));
    }
    return found;
  }

  private Incidents.Found latest() {
    if (latest == null) {
      latest = found(IncidentSearch.newest(SHOWN_ON_OVERVIEW));
    }
    return latest;
  }

  /** Those that were asked for, newest first. */
  public List<IncidentRow> getRows() {
    return rows(found());
  }

  /** The newest, for the overview. */
  public List<IncidentRow> getLatest() {
    return rows(latest());
  }

  private List<IncidentRow> rows(Incidents.Found of) {
    Words words = Words.in(language.get());
    Format format = Format.of(language.get());
    Instant now = Instant.now();
    return IntStream.range(0, of.items().size())
        .mapToObj(i -> IncidentRow.of(of.items().get(i), i, now, words, format))
        .toList();
  }

  /** Whether PostgreSQL told them; otherwise they are what this worker sees. */
  public boolean isComplete() {
    return found().complete();
  }

  /** The same of the newest. */
  public boolean isLatestComplete() {
    return latest().complete();
  }

  /** Where the next page begins; empty: this is the last one. */
  public String getNext() {
    return found().next().map(IncidentSearch.Place::text).orElse("");
  }

  /** Where this page begins; empty: with the newest. */
  public String getBefore() {
    return asked.getBefore();
  }

  /** All sorts, in the words of the page. */
  public List<Choice> getKinds() {
    Words words = Words.in(language.get());
    return Stream.of(Kind.values())
        .map(
            known ->
                new Choice(
                    known.name(),
                    words.say("incident." + known),
                    filter().kind().filter(known::equals).isPresent()))
        .toList();
  }

  /** Whether only those that last were asked for. */
  public boolean isLasting() {
    return filter().lasting();
  }

  /** The worker that was asked for; empty: any. */
  public String getWorker() {
    return filter().worker();
  }

  /** The first day that was asked for, as {@code 2026-01-31}; empty: all before. */
  public String getFrom() {
    return filter().from().map(LocalDate::toString).orElse("");
  }

  /** The last day that was asked for, likewise. */
  public String getTo() {
    return filter().to().map(LocalDate::toString).orElse("");
  }

  /** Whether anything but the newest was asked for. */
  public boolean isFiltered() {
    return filter().leavesOut();
  }

  /** The address of the first page of what was asked for. */
  public String getAddress() {
    return isFiltered() ? ADDRESS + "?" + filter().query() : ADDRESS;
  }

  private IncidentFilter filter() {
    if (filter == null) {
      filter = IncidentFilter.of(asked::text);
    }
    return filter;
  }
}
