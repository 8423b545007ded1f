package io.fastnpc.cache.explore;

import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** A worker's connection to Redis, each call of which is one step. */
final class SteppedStore implements Store {
  @FunctionalInterface
  private interface Call<T> {
    T run() throws StoreUnavailable;
  }

  @FunctionalInterface
  private interface Command {
    void run() throws StoreUnavailable;
  }

  /** Any incarnation that answers. */
  static final Incarnation WHOEVER = new Incarnation("whoever answers", "");

  private final InMemoryStore line;
  private final Scheduler scheduler;

  SteppedStore(InMemoryStore line, Scheduler scheduler) {
    this.line = line;
    this.scheduler = scheduler;
  }

  private Incarnation actual(Incarnation on) {
    return on.equals(WHOEVER) ? line.server().incarnation() : on;
  }

  /** Does to the server what no script does. */
  void meddle(String what, Function<InMemoryRedis, String> deed) {
    scheduler.step(what);
    scheduler.note(deed.apply(line.server()));
  }

  private <T> T step(String what, Function<T, String> describe, Call<T> call)
      throws StoreUnavailable {
    scheduler.step(what);
    try {
      T answer = call.run();
      scheduler.note(describe.apply(answer));
      return answer;
    } catch (StoreUnavailable failure) {
      scheduler.note(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private void step(String what, Command command) throws StoreUnavailable {
    step(
        what,
        done -> "",
        () -> {
          command.run();
          return true;
        });
  }

  @Override
  public Held get(Key key, Incarnation on) throws StoreUnavailable {
    return step("GET on " + on.runId(), InMemoryRedis::describe, () -> line.get(key, actual(on)));
  }

  @Override
  public Held lease(Key key, Token owner, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    return step(
        "lease on " + on.runId(),
        InMemoryRedis::describe,
        () -> line.lease(key, owner, lifetime, actual(on)));
  }

  @Override
  public boolean fill(Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
      throws StoreUnavailable {
    String value = InMemoryRedis.describe(new Held.Value(payload));
    return step(
        "fill " + value + " on " + on.runId(),
        SteppedStore::accepted,
        () -> line.fill(key, owner, payload, ttl, actual(on)));
  }

  private static String accepted(boolean accepted) {
    return accepted ? "accepted" : "refused";
  }

  @Override
  public boolean release(Key key, Token owner, Incarnation on) throws StoreUnavailable {
    return step(
        "release on " + on.runId(),
        SteppedStore::accepted,
        () -> line.release(key, owner, actual(on)));
  }

  @Override
  public void discard(Key key, Held unreadable, Incarnation on) throws StoreUnavailable {
    step("discard on " + on.runId(), () -> line.discard(key, unreadable, actual(on)));
  }

  @Override
  public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
      throws StoreUnavailable {
    step("fence on " + on.runId(), () -> line.fence(keys, writer, lifetime, actual(on)));
  }

  @Override
  public boolean unfence(Collection<Key> keys, Token writer, Incarnation on)
      throws StoreUnavailable {
    return step(
        "unfence on " + on.runId(),
        found -> found ? "" : "was lost",
        () -> line.unfence(keys, writer, actual(on)));
  }

  @Override
  public void invalidate(Collection<Key> keys, Incarnation on) throws StoreUnavailable {
    step("invalidate", () -> line.invalidate(keys, actual(on)));
  }

  @Override
  public void invalidateCache(String cache, Incarnation on) throws StoreUnavailable {
    step("invalidate the cache", () -> line.invalidateCache(cache, actual(on)));
  }

  @Override
  public void invalidateAll(Incarnation on) throws StoreUnavailable {
    step("invalidate all", () -> line.invalidateAll(actual(on)));
  }

  @Override
  public Sighting sight() throws StoreUnavailable {
    return step(
        "sight",
        seen ->
            seen.incarnation().runId()
                + " at "
                + seen.position().map(Position::text).orElse("no position"),
        line::sight);
  }

  @Override
  public void reconnect() {
    line.reconnect();
  }

  @Override
  public void reposition(Optional<Position> from, Position to, Incarnation on)
      throws StoreUnavailable {
    step("reposition to " + to.text(), () -> line.reposition(from, to, actual(on)));
  }
}
