package io.fastnpc.dashboard;

import io.fastnpc.cache.fleet.Event;
import io.fastnpc.cache.fleet.Event.Kind;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.monitoring.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables: caches, workers and what happened lately. */
final class Rows {
  private static final int SHOWN_EVENTS = 30;
  private static final int SHOWN_OF_RUN_ID = 8;

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

  /** One worker. */
  public record WorkerRow(
      String name,
      boolean here,
      String level,
      String state,
      String reads,
      String rate,
      String heap,
      String up,
      String seen) {}

  /** One event; {@code iso} is its moment for the browser to show in its own time. */
  public record EventRow(String iso, String time, String level, String what, String who) {}

  List<CacheRow> caches() {
    return overview.caches().values().stream().map(this::row).toList();
  }

  private CacheRow row(Overview.Cache cache) {
    Overview.Figures figures = cache.figures();
    String meaning = "cache." + cache.name();
    String about = cache.exact() ? "" : "≈ ";
    return new CacheRow(
        cache.name(),
        words.bundle().containsKey(meaning) ? words.say(meaning) : "",
        rate(figures),
        (int) Math.round(figures.hitRate() * 100),
        format.count(figures.reads()),
        cache.entries().map(entries -> about + format.count(entries)).orElse(Format.nothing()),
        cache.bytes().map(bytes -> "≈ " + format.bytes(bytes)).orElse(Format.nothing()),
        ttl(cache));
  }

  private String ttl(Overview.Cache cache) {
    String life = life(cache.ttlSeconds());
    return cache
        .absentTtlSeconds()
        .map(seconds -> words.say("caches.absent", life, life(Optional.of(seconds))))
        .orElse(life);
  }

  private String life(Optional<Long> seconds) {
    return seconds
        .map(Duration::ofSeconds)
        .map(format::duration)
        .orElseGet(() -> words.say("caches.forever"));
  }

  private String rate(Overview.Figures figures) {
    return figures.hits() + figures.misses() == 0
        ? Format.nothing()
        : format.percent(figures.hitRate());
  }

  /** The rest of what was counted, all caches together. */
  List<Memory.Fact> counts() {
    Overview.Figures total = overview.total();
    List<Memory.Fact> facts = new ArrayList<>();
    facts.add(fact("count.fills", total.fills()));
    facts.add(fact("count.refused", total.refusedFills()));
    facts.add(fact("count.evictions", total.evictions()));
    facts.add(fact("count.negative", total.negativeHits()));
    facts.add(fact("count.errors", total.errors()));
    facts.add(fact("count.bypassed", total.bypassed()));
    return facts;
  }

  /** Why reads went by the cache, and how many. */
  List<Memory.Fact> bypasses() {
    return overview.total().bypasses().entrySet().stream()
        .filter(reason -> reason.getValue() > 0)
        .map(
            reason ->
                new Memory.Fact(
                    words.say("bypass." + reason.getKey()), format.count(reason.getValue())))
        .toList();
  }

  private Memory.Fact fact(String name, long count) {
    return new Memory.Fact(words.say(name), format.count(count));
  }

  List<WorkerRow> workers() {
    return overview.workers().stream().map(this::row).toList();
  }

  private WorkerRow row(Overview.Worker worker) {
    boolean trusted = worker.state().equals(Fleet.TRUSTED);
    String state = words.say("state." + worker.state());
    return new WorkerRow(
        worker.name(),
        worker.answering(),
        trusted && worker.redisAnswers() ? Health.GOOD : Health.WARN,
        worker.redisAnswers() || worker.state().equals(Bypass.STORE_UNAVAILABLE.name())
            ? state
            : words.say("state.circuit", state),
        format.count(worker.figures().reads()),
        rate(worker.figures()),
        words.say(
            "workers.heap.of", format.bytes(worker.heapUsed()), format.bytes(worker.heapMax())),
        since(worker.startedAt()),
        words.say("workers.ago", since(worker.seenAt())));
  }

  private String since(long millis) {
    return format.duration(Duration.ofMillis(overview.at() - millis));
  }

  List<EventRow> events() {
    return overview.events().stream().limit(SHOWN_EVENTS).map(this::row).toList();
  }

  private EventRow row(Event event) {
    String key = "event." + event.kind().name().toLowerCase(Locale.ROOT);
    return new EventRow(
        Instant.ofEpochMilli(event.at()).toString(),
        words.say("workers.ago", since(event.at())),
        level(event.kind()),
        words.say(key, what(event), format.count(event.count())),
        event.who().isEmpty() ? event.worker() : event.who());
  }

  private String what(Event event) {
    String what = event.what();
    return switch (event.kind()) {
      case TRUST_LOST -> words.say("state." + what);
      case REDIS_CHANGED -> what.substring(0, Math.min(what.length(), SHOWN_OF_RUN_ID));
      default -> what;
    };
  }

  private static String level(Kind kind) {
    return switch (kind) {
      case WORKER_GONE, TRUST_LOST, REDIS_CHANGED -> Health.WARN;
      case WORKER_STARTED, TRUST_GAINED -> Health.GOOD;
      default -> "plain";
    };
  }
}
