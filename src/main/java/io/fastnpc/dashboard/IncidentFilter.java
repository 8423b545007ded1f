package io.fastnpc.dashboard;

import io.fastnpc.incidents.IncidentSearch;
import io.fastnpc.incidents.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which incidents an address asks for; what makes no sense in it is left out.
 *
 * @param kind anywhere in the chain; absent: any
 * @param lasting those that last only
 * @param worker seen by it, or about it; empty: any
 * @param from the first day; absent: all before
 * @param to the last day; absent: all after
 * @param zone where those days begin and end: the browser's
 */
record IncidentFilter(
    Optional<Kind> kind,
    boolean lasting,
    String worker,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    ZoneId zone) {

  /** What {@code asked} says to the name of a parameter; empty where it is missing. */
  static IncidentFilter of(UnaryOperator<String> asked) {
    return new IncidentFilter(
        Kind.named(asked.apply("kind")),
        asked.apply("open").equals("true"),
        asked.apply("worker").replace("\0", "").strip(),
        day(asked.apply("from")),
        day(asked.apply("to")),
        zone(asked.apply("zone")));
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(typed))
          : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty(); // such as a thirtieth of February
    }
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /** The search for {@code limit} of them that come after the place {@code before}. */
  IncidentSearch search(String before, int limit) {
    return new IncidentSearch(
        kind,
        lasting,
        from.map(this::begin),
        to.map(day -> begin(day.plusDays(1)).minusMillis(1)),
        Optional.of(worker).filter(name -> !name.isEmpty()),
        IncidentSearch.Place.parse(before),
        limit);
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether it leaves anything out. */
  boolean leavesOut() {
    return kind.isPresent() || lasting || !worker.isEmpty() || from.isPresent() || to.isPresent();
  }

  /** As the query of an address that asks for the same; empty: for all. */
  String query() {
    Map<String, String> parameters = new LinkedHashMap<>();
    kind.ifPresent(wanted -> parameters.put("kind", wanted.name()));
    parameters.put("open", lasting ? "true" : "");
    parameters.put("worker", worker);
    from.ifPresent(day -> parameters.put("from", day.toString()));
    to.ifPresent(day -> parameters.put("to", day.toString()));
    parameters.put("zone", from.or(() -> to).map(day -> zone.getId()).orElse(""));
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
