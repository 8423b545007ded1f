package io.fastnpc.dashboard;

import io.fastnpc.cache.insight.Causes;
import io.fastnpc.cache.insight.Reason;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.monitoring.CacheInsight;
import io.fastnpc.monitoring.CacheInsights;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How each cache does: its times, why its reads miss, and what that costs. */
@Named("missRows")
@RequestScoped
public class MissRows {
  /** Parts of the bar that shows the reasons. */
  private static final int WIDTH = 1000;

  @Inject private CacheInsights insights;

  @Inject private PageLanguage language;

  private List<Row> rows = List.of();

  private List<String> names = List.of();

  private boolean complete;

  private Moment since = Moment.of(0);

  /** A time within which so many were done. */
  public record Time(String name, String value) {}

  /** One reason: its part of the bar from {@code x} on, and in words. */
  public record Cause(String css, int x, int width, String name, String count, String percent) {}

  /** One cache. */
  public record Row(
      String name,
      List<Time> hits,
      List<Time> loads,
      String misses,
      List<Cause> causes,
      String spared,
      String saved) {}

  @PostConstruct
  void look() {
    CacheInsights.All all = insights.now();
    names = List.copyOf(all.caches().keySet());
    complete = all.complete();
    since = Moment.of(all.since() / 1000);
    rows =
        all.caches().entrySet().stream()
            .map(cache -> row(cache.getKey(), cache.getValue()))
            .toList();
  }

  /** The caches. */
  public List<Row> getRows() {
    return rows;
  }

  /** The names of the caches. */
  public List<String> getNames() {
    return names;
  }

  /** Whether the figures are those of all workers now. */
  public boolean isComplete() {
    return complete;
  }

  /** From when on misses are known. */
  public Moment getSince() {
    return since;
  }

  /** The reasons and what they mean. */
  public List<Line> getReasons() {
    return Stream.of(Reason.values())
        .map(reason -> Line.of("reason." + reason.label(), css(reason), words()))
        .toList();
  }

  private static String css(Reason reason) {
    return "cause-" + reason.label();
  }

  private Row row(String name, CacheInsight insight) {
    Causes causes = insight.causes();
    return new Row(
        name,
        times(insight.tally().hits()),
        times(insight.tally().loads()),
        format().count(causes.all()),
        causes(causes),
        causes.all() == 0 ? Format.nothing() : spared(causes),
        saved(insight));
  }

  private String spared(Causes causes) {
    return causes.spared() == 0
        ? format().percent(0)
        : "≈ " + format().percent(causes.sparedPart());
  }

  private String saved(CacheInsight insight) {
    long micros = insight.savedMicros();
    Duration time = Duration.of(micros, ChronoUnit.MICROS);
    if (micros == 0) {
      return Format.nothing();
    }
    return "≈ " + (time.toSeconds() < 1 ? format().micros(micros) : format().duration(time));
  }

  private List<Time> times(Spans spans) {
    return spans.count() == 0
        ? List.of()
        : Stream.of(50, 95, 99)
            .map(part -> new Time("p" + part, format().micros(spans.micros(part))))
            .toList();
  }

  private List<Cause> causes(Causes causes) {
    List<Cause> parts = new ArrayList<>();
    long before = 0;
    for (Reason reason : Reason.values()) {
      long count = causes.of(reason);
      if (count > 0) {
        int x = (int) (WIDTH * before / causes.all());
        before += count;
        int end = (int) (WIDTH * before / causes.all());
        parts.add(
            new Cause(
                css(reason),
                x,
                end - x,
                words().say("reason." + reason.label()),
                format().count(count),
                format().percent((double) count / causes.all())));
      }
    }
    return parts;
  }

  private Words words() {
    return Words.in(language.get());
  }

  private Format format() {
    return Format.of(language.get());
  }
}
