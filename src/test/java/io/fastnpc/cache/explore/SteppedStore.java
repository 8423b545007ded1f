package io.fastnpc.cache.explore;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Sighting;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A worker's connection to Redis, each call of which is one step. */
final class SteppedStore implements Store, Neighbours {
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
  private int failedPolls;

  SteppedStore(InMemoryStore line, Scheduler scheduler) {
    this.line = line;
    this.scheduler = scheduler;
  }

  private Incarnation actual(Incarnation on) {
    return on.equals(WHOEVER) ? line.server().incarnation() : on;
  }

  /** How many steps of polls have failed. */
  int failedPolls() {
    return failedPolls;
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
      failedPolls += scheduler.isTurnOf("poller") ? 1 : 0;
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

  /** Each is a step of its own: one round trip, and not one moment. */
  @Override
  public List<Held> getAll(List<Key> keys, Incarnation on) throws StoreUnavailable {
    List<Held> held = new ArrayList<>();
    for (Key key : keys) {
      held.add(get(key, on));
    }
    return held;
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
    for (Key key : inOrder(keys)) {
      step("fence on " + on.runId(), () -> line.fence(List.of(key), writer, lifetime, actual(on)));
    }
  }

  /** Each is a step of its own, as each is a script of its own. */
  private static List<Key> inOrder(Collection<Key> keys) {
    return keys.stream().sorted(Comparator.comparing(Key::logical)).toList();
  }

  @Override
  public boolean unfence(Collection<Key> keys, Tries writer, String transaction, Incarnation on)
      throws StoreUnavailable {
    boolean all = true;
    for (Key key : inOrder(keys)) {
      all &=
          step(
              "unfence on " + on.runId(),
              found -> found ? "" : "was lost",
              () -> line.unfence(List.of(key), writer, transaction, actual(on)));
    }
    return all;
  }

  @Override
  public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return step(
        "invalidate",
        settled -> settled.isEmpty() ? "" : "but what is settled",
        () -> line.invalidate(stale, actual(on)));
  }

  @Override
  public Set<Key> settled(Map<Key, Set<String>> stale, Incarnation on) throws StoreUnavailable {
    return step("ask what is settled", Set::toString, () -> line.settled(stale, actual(on)));
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

  /** Two steps: others may come in between. */
  @Override
  public Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable {
    fence(keys, writer, lifetime, on);
    return announce(announcement, on);
  }

  @Override
  public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
    return step(
        "announce " + announcement.token().text(),
        roll -> roll.registry() + new TreeSet<>(roll.workers()),
        () -> line.announce(announcement, actual(on)));
  }

  @Override
  public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
    return step("attend", SteppedStore::describe, () -> line.attend(self, after, actual(on)));
  }

  private static String describe(Hearing heard) {
    return heard.registry()
        + new TreeMap<>(heard.counts())
        + ", "
        + heard.stream()
        + " "
        + heard.first()
        + "-"
        + heard.last()
        + heard.announcements().stream().map(news -> " " + news.token().text()).toList();
  }

  @Override
  public void acknowledge(Collection<Token> heard, String worker, Incarnation on)
      throws StoreUnavailable {
    step("acknowledge " + heard, () -> line.acknowledge(heard, worker, actual(on)));
  }

  @Override
  public void strike(Map<String, Long> silent, Incarnation on) throws StoreUnavailable {
    step("strike " + silent, () -> line.strike(silent, actual(on)));
  }
}
