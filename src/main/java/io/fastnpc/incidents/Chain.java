package io.fastnpc.incidents;

import io.fastnpc.incidents.Incident.Concerned;
import io.fastnpc.incidents.Incident.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts an {@link Incident} together from what workers saw of each part of it. */
final class Chain {
  private final Optional<Long> id;
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, Map<String, Harm>> harmByWorker = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> timesByWorker = new LinkedHashMap<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();

  /** Of the incident that is stored under this id. */
  Chain(Optional<Long> id) {
    this.id = id;
  }

  private boolean untold;

  private record Span(Instant from, Optional<Instant> to) {
    Span with(Span other) {
      return new Span(
          from.isBefore(other.from) ? from : other.from,
          to.flatMap(end -> other.to.map(last -> end.isAfter(last) ? end : last)));
    }
  }

  private record Link(String key, Kind kind, String subject, Span span, Set<String> reasons) {}

  /** Adds a part; the first one is what began it all. */
  void add(String key, Kind kind, String subject, Instant from, Optional<Instant> to) {
    links.putIfAbsent(key, new Link(key, kind, subject, new Span(from, to), new LinkedHashSet<>()));
  }

  /** Notes that the webhook did not take a call. */
  void untold() {
    untold = true;
  }

  /** Adds what a worker saw of the part with this key. */
  void saw(
      String key,
      String worker,
      Instant from,
      Optional<Instant> to,
      int times,
      Harm harm,
      Collection<String> reasons) {
    Optional.ofNullable(links.get(key)).ifPresent(link -> link.reasons.addAll(reasons));
    spans.merge(worker, new Span(from, to), Span::with);
    harmByWorker
        .computeIfAbsent(worker, name -> new LinkedHashMap<>())
        .merge(key, harm, Harm::plus);
    timesByWorker
        .computeIfAbsent(worker, name -> new LinkedHashMap<>())
        .merge(key, times, Integer::sum);
  }

  /** The incident; there must be a part. */
  Incident incident() {
    Link first = links.values().iterator().next();
    List<Part> parts = new ArrayList<>();
    links.values().stream()
        .sorted(
            Comparator.comparing((Link link) -> !link.key.equals(first.key))
                .thenComparing(Link::kind)
                .thenComparing(link -> link.span.from))
        .forEach(
            link ->
                parts.add(
                    new Part(
                        link.kind,
                        link.subject,
                        link.span.from,
                        link.span.to,
                        List.copyOf(link.reasons))));
    int times =
        timesByWorker.values().stream()
            .map(byPart -> byPart.getOrDefault(first.key, 1))
            .max(Comparator.naturalOrder())
            .orElse(1);
    return new Incident(
        id,
        first.kind,
        first.subject,
        first.span.from,
        first.span.to,
        times,
        parts,
        spans.entrySet().stream().map(span -> concerned(span.getKey(), span.getValue())).toList(),
        spans.keySet().stream().map(this::harm).reduce(Harm.NONE, Harm::plus),
        untold);
  }

  /** Parts last at the same time, and counted the same requests. */
  private Harm harm(String worker) {
    return harmByWorker.getOrDefault(worker, Map.of()).values().stream()
        .reduce(Harm.NONE, Harm::max);
  }

  private Concerned concerned(String worker, Span span) {
    Harm harm = harm(worker);
    return new Concerned(
        worker, span.from, span.to, harm.reads(), harm.failedAnswers(), harm.failedWrites());
  }
}
