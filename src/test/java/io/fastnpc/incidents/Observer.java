package io.fastnpc.incidents;

import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Standing;
import io.fastnpc.trouble.Troubles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A worker whose looks a test makes up, on a clock that the test moves. */
final class Observer {
  final Lookout lookout;
  final IncidentWriter writer;
  final Own own;
  private final Ticker ticker;

  private Standing standing = Standing.TRUSTED;
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<String> redis = Optional.of("one");
  private boolean postgres = true;
  private List<String> silent = List.of();
  private Harm harm = Harm.NONE;
  private long turnedAway;

  /** A clock for several workers. */
  static final class Ticker {
    private long nanos = System.nanoTime();

    long nanos() {
      return nanos;
    }

    void advance(Duration time) {
      nanos += time.toNanos();
    }
  }

  Observer(IncidentRepository repository, String name, Ticker ticker) {
    this.ticker = ticker;
    this.lookout = new Lookout(ticker.nanos());
    this.own = new Own(lookout, name, ticker::nanos);
    this.writer =
        new IncidentWriter(lookout, repository, name, ticker::nanos, Troubles.onSystemClock());
    look();
  }

  Observer standing(Standing now) {
    standing = now;
    redis = now == Standing.TRUSTED ? redis : Optional.empty();
    return this;
  }

  Observer refused(String answer) {
    refusal = Optional.of(new Refusal("SET", answer));
    return this;
  }

  Observer redis(String runId) {
    redis = Optional.of(runId);
    return this;
  }

  Observer postgres(boolean answers) {
    postgres = answers;
    return this;
  }

  Observer silent(String... names) {
    silent = List.of(names);
    return this;
  }

  Observer counts(long reads, long failedAnswers, long failedWrites) {
    harm = harm.plus(new Harm(reads, failedAnswers, failedWrites));
    return this;
  }

  Observer turnsAway(long requests) {
    turnedAway += requests;
    return counts(0, requests, 0);
  }

  /** Looks a second later than before. */
  Observer look() {
    ticker.advance(Duration.ofSeconds(1));
    lookout.see(
        new Look(ticker.nanos(), standing, refusal, redis, postgres, silent, harm, turnedAway));
    return this;
  }

  /** Looks, and stores what it sees if PostgreSQL answers. */
  Observer tick() {
    look();
    if (postgres) {
      writer.write();
    }
    return this;
  }
}
