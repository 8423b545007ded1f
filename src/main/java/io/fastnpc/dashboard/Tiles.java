package io.fastnpc.dashboard;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.monitoring.Overview;
import java.util.ArrayList;
import java.util.List;

/** The figures that stand above everything else, and how long reads take. */
final class Tiles {
  private static final long MINUTE_MILLIS = 60_000;
  private static final double DECADES = 5;
  private static final int TRACK = 1000;

  private final Overview overview;
  private final Words words;
  private final Format format;

  Tiles(Overview overview, Words words, Format format) {
    this.overview = overview;
    this.words = words;
    this.format = format;
  }

  /** One figure with its name and what it means. */
  public record Tile(String name, String figure, String note) {}

  /** How long one kind of answers took, and how far each bar goes. */
  public record Latency(
      String name, String p50, String p95, String p99, int width50, int width95, int width99) {}

  /** The reads of the last minute, from the history. */
  private record Minute(Counts counts, double seconds) {
    double readsPerSecond() {
      return seconds == 0 ? 0 : (double) counts.reads() / seconds;
    }
  }

  List<Tile> tiles() {
    Tally total = overview.total();
    Counts counts = total.counts();
    if (counts.reads() == 0) {
      return List.of(
          empty("tile.hit_rate"),
          empty("tile.reads"),
          empty("tile.saved"),
          empty("tile.time"),
          empty("tile.stampedes"));
    }
    Minute minute = minute();

    return List.of(
        tile(
            "tile.hit_rate",
            format.percent(counts.hitRate()),
            minute.counts.asked() > 0
                ? words.say("tile.hit_rate.note", format.percent(minute.counts.hitRate()))
                : words.say("tile.hit_rate.quiet")),
        tile(
            "tile.reads",
            format.rate(minute.readsPerSecond()),
            words.say("tile.reads.note", format.count(counts.reads()))),
        tile("tile.saved", format.count(counts.queriesSaved()), words.say("tile.saved.note")),
        tile("tile.time", time(total.hits()), times(total.loads())),
        tile(
            "tile.stampedes",
            format.count(counts.stampedesAvoided()),
            words.say("tile.stampedes.note")));
  }

  private Minute minute() {
    Counts counts = Counts.NONE;
    double seconds = 0;
    long now = overview.atMillis();
    for (var step : overview.fleet().history().tailMap(now - MINUTE_MILLIS).entrySet()) {
      counts = counts.plus(step.getValue().counts());
      seconds += Math.min((double) Fleet.STEP.toSeconds(), (now - step.getKey()) / 1000.0);
    }
    return new Minute(counts, seconds);
  }

  private String times(Spans loads) {
    return loads.count() == 0
        ? words.say("tile.time.note.none")
        : words.say("tile.time.note", format.micros(loads.micros(50)));
  }

  List<Latency> latencies() {
    List<Latency> latencies = new ArrayList<>();
    add(latencies, "latency.hit", overview.total().hits());
    add(latencies, "latency.load", overview.total().loads());
    return latencies;
  }

  private void add(List<Latency> latencies, String name, Spans times) {
    if (times.count() > 0) {
      latencies.add(
          new Latency(
              words.say(name, format.count(times.count())),
              format.micros(times.micros(50)),
              format.micros(times.micros(95)),
              format.micros(times.micros(99)),
              width(times.micros(50)),
              width(times.micros(95)),
              width(times.micros(99))));
    }
  }

  /** From 10 µs to a second, each factor of ten as long as the next. */
  private static int width(long micros) {
    double decades = Math.log10((double) Math.max(micros, 10)) - 1;
    return (int) Math.max(12, Math.min(TRACK, TRACK * decades / DECADES));
  }

  private String time(Spans times) {
    return times.count() == 0 ? Format.nothing() : format.micros(times.micros(50));
  }

  private Tile tile(String name, String figure, String note) {
    return new Tile(words.say(name), figure, note);
  }

  private Tile empty(String name) {
    return tile(name, Format.nothing(), words.say("tile.empty"));
  }
}
