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

  /** One figure with its name, what that means, and what there is to say of it. */
  public record Tile(String id, String name, String help, String figure, String note) {}

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
    Tally data = overview.data();
    Counts counts = data.counts();
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
            counts.asked() == 0 ? Format.nothing() : format.percent(counts.hitRate()),
            lately(minute.counts) + sessions()),
        tile(
            "tile.reads",
            format.rate(minute.readsPerSecond()),
            words.say("tile.reads.note", format.count(counts.reads()))),
        tile("tile.saved", format.count(counts.queriesSaved()), words.say("tile.saved.note")),
        tile("tile.time", time(data.hits()), times(data.loads())),
        tile(
            "tile.stampedes",
            format.count(counts.stampedesAvoided()),
            words.say("tile.stampedes.note")));
  }

  private String lately(Counts minute) {
    String rate = format.percent(minute.hitRate());
    String past = format.count(minute.bypassed());
    if (minute.reads() == 0) {
      return words.say("tile.hit_rate.quiet");
    }
    if (minute.asked() == 0) {
      return words.say("tile.hit_rate.bypassed", past);
    }
    return minute.bypassed() == 0
        ? words.say("tile.hit_rate.note", rate)
        : words.say("tile.hit_rate.some", rate, past);
  }

  private String sessions() {
    Counts sessions = overview.sessions().counts();
    return sessions.asked() == 0
        ? ""
        : " · " + words.say("tile.hit_rate.sessions", format.percent(sessions.hitRate()));
  }

  private Minute minute() {
    Counts counts = Counts.NONE;
    double seconds = 0;
    long begin = overview.atMillis() - MINUTE_MILLIS;
    for (Tally step : overview.fleet().history().tailMap(begin).values()) {
      counts = counts.plus(step.counts());
      seconds += Fleet.STEP.toSeconds();
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
    add(latencies, "latency.hit", overview.data().hits());
    add(latencies, "latency.load", overview.data().loads());
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

  /** From 10 µs to a second, on a logarithmic scale. */
  private static int width(long micros) {
    double decades = Math.log10((double) Math.max(micros, 10)) - 1;
    return (int) Math.max(12, Math.min(TRACK, TRACK * decades / DECADES));
  }

  private String time(Spans times) {
    return times.count() == 0 ? Format.nothing() : format.micros(times.micros(50));
  }

  private Tile tile(String name, String figure, String note) {
    Line line = Line.of(name, figure, words);
    return new Tile(line.id(), line.name(), line.help(), figure, note);
  }

  private Tile empty(String name) {
    return tile(name, Format.nothing(), words.say("tile.empty"));
  }
}
