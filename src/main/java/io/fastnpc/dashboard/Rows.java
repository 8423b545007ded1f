package io.fastnpc.dashboard;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.Extent;
import io.fastnpc.cache.fleet.Event;
import io.fastnpc.cache.fleet.Event.Kind;
import io.fastnpc.cache.fleet.Lost;
import io.fastnpc.cache.fleet.Report;
import io.fastnpc.cache.fleet.ReportedStanding;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.monitoring.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tables of caches, workers and events, and the lists of counts. */
final class Rows {
  private static final int SHOWN_EVENTS = 30;

  /** What goes wrong is an incident, and shown as such. */
  static final Set<Kind> EVERYDAY = EnumSet.of(Kind.WORKER_STARTED, Kind.WORKER_GONE);

  private final Overview overview;
  private final Words words;
  private final Format format;

  Rows(Overview overview, Words words, Format format) {
    this.overview = overview;
    this.words = words;
    this.format = format;
  }

  /** One cache; {@code width} is the length of its bar in hundredths. */
  public record CacheRow(
      String name,
      String meaning,
      String rate,
      int width,
      String reads,
      String entries,
      String bytes,
      String ttl) {}

  /** One worker; {@code help} is what its state means. */
  public record WorkerRow(
      String name,
      boolean here,
      Level level,
      String state,
      String help,
      String reads,
      String rate,
      String heap,
      String up,
      String seen) {}

  /** One event; {@code iso} is its moment for the browser to show in its own time. */
  public record EventRow(String iso, String time, Level level, String what, String who) {}

  List<CacheRow> caches() {
    return overview.caches().entrySet().stream()
        .map(cache -> row(cache.getKey(), cache.getValue()))
        .toList();
  }

  private CacheRow row(String name, Overview.CacheFacts cache) {
    Counts counts = cache.tally().counts();
    String meaning = "cache." + name;
    return new CacheRow(
        name,
        words.bundle().containsKey(meaning) ? words.say(meaning) : "",
        rate(counts),
        (int) Math.round(counts.hitRate() * 100),
        format.count(counts.reads()),
        cache.extent().map(this::entries).orElse(Format.nothing()),
        cache.extent().map(held -> "≈ " + format.bytes(held.bytes())).orElse(Format.nothing()),
        ttl(cache.policy()));
  }

  private String entries(Extent held) {
    return (held.exact() ? "" : "≈ ") + format.count(held.entries());
  }

  private String ttl(Optional<Policy> policy) {
    String life = life(policy.flatMap(Policy::ttl));
    return policy
        .flatMap(Policy::absentTtl)
        .map(absent -> words.say("caches.absent", life, life(Optional.of(absent))))
        .orElse(life);
  }

  private String life(Optional<Duration> ttl) {
    return ttl.map(format::duration).orElseGet(() -> words.say("caches.forever"));
  }

  private String rate(Counts counts) {
    return counts.asked() == 0 ? Format.nothing() : format.percent(counts.hitRate());
  }

  /** Everything that was counted, all caches together. */
  List<Line> counts() {
    Counts total = overview.total().counts();
    List<Line> lines = new ArrayList<>();
    for (Count what : Count.values()) {
      lines.add(line("count." + what.label(), total.of(what)));
    }
    lines.add(line("count.bypassed", total.bypassed()));
    return lines;
  }

  /** Why reads went past the cache, and how many; reasons that did not occur are missing. */
  List<Line> bypasses() {
    return overview.total().counts().bypasses().entrySet().stream()
        .map(reason -> line("bypass." + reason.getKey(), reason.getValue()))
        .toList();
  }

  private Line line(String name, long count) {
    return Line.of(name, format.count(count), words);
  }

  List<WorkerRow> workers() {
    return Stream.concat(
            overview.fleet().workers().stream().map(this::row),
            overview.fleet().lost().stream().map(this::row))
        .toList();
  }

  private WorkerRow row(Lost worker) {
    String nothing = Format.nothing();
    String state = words.say("state.lost");
    String seen = words.say("workers.ago", since(worker.sinceMillis()));
    return new WorkerRow(
        worker.name(),
        false,
        Level.WARN,
        state,
        words.help("state.lost"),
        nothing,
        nothing,
        nothing,
        nothing,
        seen);
  }

  private WorkerRow row(Report worker) {
    ReportedStanding standing = worker.standing();
    boolean late = overview.fleet().isLate(worker);
    boolean trusted = standing.is(Standing.TRUSTED) && !late;
    String state = late ? words.say("state.late") : say(standing);
    Counts counts = Tally.sum(worker.tallies()).counts();
    return new WorkerRow(
        worker.name(),
        overview.fleet().isOwn(worker),
        trusted && worker.redisAnswers() ? Level.GOOD : Level.WARN,
        late || worker.redisAnswers() || saysSo(standing)
            ? state
            : words.say("state.circuit", state),
        words.help(late ? "state.late" : helpOf(standing)),
        format.count(counts.reads()),
        rate(counts),
        words.say(
            "workers.heap.of",
            format.bytes(worker.heapUsedBytes()),
            format.bytes(worker.heapMaxBytes())),
        since(worker.startedAtMillis()),
        words.say("workers.ago", since(worker.atMillis())));
  }

  /** States are explained like the bypasses that they cause. */
  private static String helpOf(ReportedStanding standing) {
    return standing
        .known()
        .map(known -> known == Standing.TRUSTED ? "state.TRUSTED" : "bypass." + known)
        .orElse("state.unknown");
  }

  /** Whether it is the reason that Redis does not serve the worker. */
  private static boolean saysSo(ReportedStanding standing) {
    return standing.is(Standing.STORE_UNAVAILABLE) || standing.is(Standing.STORE_REFUSES);
  }

  private String say(ReportedStanding standing) {
    return standing
        .known()
        .map(known -> words.say("state." + known))
        .orElseGet(() -> words.say("state.unknown", standing.name()));
  }

  private String since(long millis) {
    return format.duration(Duration.ofMillis(overview.atMillis() - millis));
  }

  List<EventRow> events() {
    return overview.fleet().events().stream()
        .filter(event -> EVERYDAY.contains(event.kind()))
        .limit(SHOWN_EVENTS)
        .map(this::row)
        .toList();
  }

  private EventRow row(Event event) {
    String key = "event." + event.kind().name().toLowerCase(Locale.ROOT);
    return new EventRow(
        Instant.ofEpochMilli(event.atMillis()).toString(),
        words.say("workers.ago", since(event.atMillis())),
        event.kind() == Kind.WORKER_STARTED ? Level.GOOD : Level.PLAIN,
        words.say(key, event.what()),
        event.worker());
  }
}
