package io.fastnpc.dashboard;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.PostgresFacts;
import io.fastnpc.monitoring.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything works, in words.
 *
 * @param level that of the most serious problem
 * @param headline in a few words, up to the moment where there is one
 * @param since the moment in it, for the browser to show in its own time; empty: there is none
 * @param rest of the headline, after the moment
 * @param sentence the most urgent problem, and what to do about it
 * @param parts Redis, PostgreSQL and the workers
 * @param more the other problems, most urgent first
 * @param lost the workers that fell silent without a good-bye
 */
public record Health(
    Level level,
    String headline,
    String since,
    String rest,
    String sentence,
    List<Part> parts,
    List<String> more,
    List<LostWorker> lost) {
  private static final String ALL_WELL = "warning.all_well";

  /** Stands where the moment will. */
  private static final String MOMENT = "\uFFFC";

  /** One server, or all workers. */
  public record Part(Level level, String name, String state, String detail) {}

  /** A worker that fell silent; {@code iso} is when it was last heard, {@code ago} how long ago. */
  public record LostWorker(String name, String iso, String ago) {}

  /**
   * What the page says of {@code overview}.
   *
   * @param postgresSilent since when PostgreSQL has not answered
   */
  static Health of(
      Overview overview, Optional<Instant> postgresSilent, Words words, Format format) {
    List<Problem> problems = overview.problems();
    Level level =
        problems.stream()
            .map(problem -> Level.of(problem.severity()))
            .max(Comparator.naturalOrder())
            .orElse(Level.GOOD);
    Optional<Instant> since = postgresSilent.filter(known -> !overview.postgres().up());
    String headline =
        since.isPresent()
            ? words.say("health.postgres", MOMENT)
            : words.say("health." + level.css()) + MOMENT;
    int moment = headline.indexOf(MOMENT);
    return new Health(
        level,
        headline.substring(0, moment),
        since.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(""),
        headline.substring(moment + 1),
        words.say(problems.isEmpty() ? ALL_WELL : problems.get(0).words()),
        List.of(
            redis(overview, words, format),
            postgres(overview.postgres(), words, format),
            workers(overview, words)),
        problems.stream().skip(1).map(problem -> words.say(problem.words())).toList(),
        overview.fleet().lost().stream()
            .map(
                lost ->
                    new LostWorker(
                        lost.name(),
                        Instant.ofEpochMilli(lost.sinceMillis())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                        format.duration(
                            Duration.ofMillis(overview.atMillis() - lost.sinceMillis()))))
            .toList());
  }

  private static Part redis(Overview overview, Words words, Format format) {
    ServerFacts redis = overview.redis();
    if (overview.refusal().isPresent()) {
      return new Part(
          Level.WARN,
          "Redis",
          words.say("part.refuses", overview.refusal().get().brief()),
          words.say("part.redis.away"));
    }
    if (!redis.up()) {
      return new Part(Level.WARN, "Redis", words.say("part.away"), words.say("part.redis.away"));
    }
    return new Part(
        Level.GOOD,
        "Redis",
        words.say("part.answers", format.micros(redis.pingMicros())),
        words.say(
            "part.redis",
            redis.version(),
            format.duration(Duration.ofSeconds(redis.uptimeSeconds())),
            format.count(redis.clients())));
  }

  private static Part postgres(PostgresFacts postgres, Words words, Format format) {
    if (!postgres.up()) {
      return new Part(
          Level.BAD, "PostgreSQL", words.say("part.away"), words.say("part.postgres.away"));
    }
    return new Part(
        Level.GOOD,
        "PostgreSQL",
        words.say("part.answers", format.micros(postgres.pingMicros())),
        words.say(
            "part.postgres",
            postgres.version(),
            format.duration(Duration.ofSeconds(postgres.uptimeSeconds())),
            format.count(postgres.connections()),
            format.count(postgres.maxConnections())));
  }

  private static String detail(boolean allTrust, int lost) {
    if (lost > 0) {
      return "part.workers.lost";
    }
    return allTrust ? "part.workers.all" : "part.workers.some";
  }

  private static Part workers(Overview overview, Words words) {
    int lost = overview.fleet().lost().size();
    int all = overview.fleet().workers().size() + lost;
    long trusting =
        overview.fleet().workers().stream()
            .filter(worker -> !overview.fleet().isLate(worker))
            .filter(worker -> worker.standing().is(Standing.TRUSTED))
            .count();
    String detail =
        overview.fleet().complete()
            ? words.say(detail(trusting == all, lost), lost)
            : words.say("part.workers.unknown");
    return new Part(
        trusting == all ? Level.GOOD : Level.WARN,
        words.say("workers.title"),
        words.say("part.workers", trusting, all),
        detail);
  }
}
