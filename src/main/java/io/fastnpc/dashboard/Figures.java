package io.fastnpc.dashboard;

import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.Overview.Sample;
import java.util.ArrayList;
import java.util.List;

/** The figures that stand above everything else, and how long reads take. */
final class Figures {
  private static final long MINUTE_MILLIS = 60_000;
  private static final double DECADES = 5;
  private static final int TRACK = 1000;

  private final Overview overview;
  private final Words words;
  private final Format format;

  Figures(Overview overview, Words words, Format format) {
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
  private record Minute(long reads, long hits, long misses, double seconds) {}

  List<Tile> tiles() {
    Overview.Figures total = overview.total();
    if (total.reads() == 0) {
      return List.of(
          empty("tile.hit_rate"),
          empty("tile.reads"),
          empty("tile.saved"),
          empty("tile.time"),
          empty("tile.stampedes"));
    }
    Minute minute = minute();
    boolean asked = minute.hits + minute.misses > 0;
    double lately = asked ? (double) minute.hits / (minute.hits + minute.misses) : 0;
    double perSecond = minute.seconds == 0 ? 0 : minute.reads / minute.seconds;
    return List.of(
        tile(
            "tile.hit_rate",
            format.percent(total.hitRate()),
            asked
                ? words.say("tile.hit_rate.note", format.percent(lately))
                : words.say("tile.hit_rate.quiet")),
        tile(
            "tile.reads",
            format.rate(perSecond),
            words.say("tile.reads.note", format.count(total.reads()))),
        tile("tile.saved", format.count(total.queriesSaved()), words.say("tile.saved.note")),
        tile("tile.time", time(total.hitTime()), times(total)),
        tile(
            "tile.stampedes",
            format.count(total.stampedesAvoided()),
            words.say("tile.stampedes.note")));
  }

  private Minute minute() {
    long reads = 0;
    long hits = 0;
    long misses = 0;
    double seconds = 0;
    for (Sample sample : overview.history()) {
      if (sample.at() >= overview.at() - MINUTE_MILLIS) {
        reads += sample.reads();
        hits += sample.hits();
        misses += sample.misses();
        seconds += Math.min(sample.seconds(), (overview.at() - sample.at()) / 1000.0);
      }
    }
    return new Minute(reads, hits, misses, seconds);
  }

  private String times(Overview.Figures total) {
    return total.loadTime().count() == 0
        ? words.say("tile.time.note.none")
        : words.say("tile.time.note", format.micros(total.loadTime().p50()));
  }

  List<Latency> latencies() {
    List<Latency> latencies = new ArrayList<>();
    add(latencies, "latency.hit", overview.total().hitTime());
    add(latencies, "latency.load", overview.total().loadTime());
    return latencies;
  }

  private void add(List<Latency> latencies, String name, Overview.Times times) {
    if (times.count() > 0) {
      latencies.add(
          new Latency(
              words.say(name, format.count(times.count())),
              format.micros(times.p50()),
              format.micros(times.p95()),
              format.micros(times.p99()),
              width(times.p50()),
              width(times.p95()),
              width(times.p99())));
    }
  }

  /** From 10 µs to a second, each factor of ten as long as the next. */
  private static int width(long micros) {
    double decades = Math.log10((double) Math.max(micros, 10)) - 1;
    return (int) Math.max(12, Math.min(TRACK, TRACK * decades / DECADES));
  }

  private String time(Overview.Times times) {
    return times.count() == 0 ? Format.nothing() : format.micros(times.p50());
  }

  private Tile tile(String name, String figure, String note) {
    return new Tile(words.say(name), figure, note);
  }

  private Tile empty(String name) {
    return tile(name, Format.nothing(), words.say("tile.empty"));
  }
}
