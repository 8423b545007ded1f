package io.fastnpc.dashboard;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.Overview.Warning;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How everything does, in words.
 *
 * @param level {@code good}, {@code warn} or {@code bad}
 * @param headline in a few words
 * @param sentence what that means, and what to do
 * @param parts Redis, PostgreSQL and the workers
 */
public record Health(String level, String headline, String sentence, List<Part> parts) {
  static final String GOOD = "good";
  static final String WARN = "warn";
  static final String BAD = "bad";

  /** These are worth knowing, but nothing works worse for them. */
  private static final Set<Warning> REMARKS =
      EnumSet.of(Warning.MEMORY_NEARLY_FULL, Warning.MEMORY_EVICTIONS, Warning.NOTHING_YET);

  /** One server, or all workers. */
  public record Part(String level, String name, String state, String detail) {}

  static Health of(Overview overview, Words words, Format format) {
    List<Warning> warnings = overview.warnings();
    String level =
        warnings.contains(Warning.POSTGRES_DOWN)
            ? BAD
            : REMARKS.containsAll(warnings) ? GOOD : WARN;
    String sentence = warnings.isEmpty() ? "all_well" : key(warnings.get(0));
    return new Health(
        level,
        words.say("health." + level),
        words.say("warning." + sentence),
        List.of(
            redis(overview.redis(), words, format),
            postgres(overview.postgres(), words, format),
            workers(overview, words)));
  }

  private static String key(Warning warning) {
    return warning.name().toLowerCase(Locale.ROOT);
  }

  private static Part redis(Overview.Redis redis, Words words, Format format) {
    if (!redis.up()) {
      return new Part(WARN, "Redis", words.say("part.away"), words.say("part.redis.away"));
    }
    return new Part(
        GOOD,
        "Redis",
        words.say("part.answers", format.micros(redis.pingMicros())),
        words.say(
            "part.redis",
            redis.version(),
            format.duration(Duration.ofSeconds(redis.uptimeSeconds())),
            format.count(redis.clients())));
  }

  private static Part postgres(Overview.Postgres postgres, Words words, Format format) {
    if (!postgres.up()) {
      return new Part(BAD, "PostgreSQL", words.say("part.away"), words.say("part.postgres.away"));
    }
    return new Part(
        GOOD,
        "PostgreSQL",
        words.say("part.answers", format.micros(postgres.pingMicros())),
        words.say(
            "part.postgres",
            postgres.version(),
            format.duration(Duration.ofSeconds(postgres.uptimeSeconds())),
            format.count(postgres.connections()),
            format.count(postgres.maxConnections())));
  }

  private static Part workers(Overview overview, Words words) {
    int all = overview.workers().size();
    long trusting =
        overview.workers().stream().filter(worker -> worker.state().equals(Fleet.TRUSTED)).count();
    String detail =
        overview.complete()
            ? words.say(trusting == all ? "part.workers.all" : "part.workers.some")
            : words.say("part.workers.unknown");
    return new Part(
        trusting == all ? GOOD : WARN,
        words.say("workers.title"),
        words.say("part.workers", trusting, all),
        detail);
  }
}
