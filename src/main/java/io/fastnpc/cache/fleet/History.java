package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.statistics.Tally;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What all workers did in the last hour, in steps of five seconds.
 *
 * <p>Each worker writes its own part of every step, also where nothing happened, and writes all of
 * them again when Redis has lost them; a reader adds the parts up. A step that nobody wrote, or
 * that Redis evicted, is not there: nobody knows what happened in it. While Redis is down the own
 * parts are shown.
 */
final class History {
  /** The length of a step. */
  static final Duration STEP = Duration.ofSeconds(5);

  /**
   * How long after its end a step is shown: every worker has sent its part by then. Before, a step
   * would look as if traffic fell.
   */
  static final Duration RIPENING = Duration.ofSeconds(4);

  /** For so long what was read is believed: afterwards it may have been evicted, or sent again. */
  static final Duration BELIEVED = Duration.ofSeconds(30);

  private static final int STEPS = 720;

  /** After this many steps nobody adds to a step any more, unless Redis was away. */
  private static final int SETTLED = 4;

  private static final Duration LIFE = STEP.multipliedBy(STEPS + 12);

  private final Board board;
  private final String id;
  private final Supplier<SortedMap<String, Tally>> ledger;
  private final LongSupplier clock;

  private final NavigableMap<Long, Tally> own = new TreeMap<>();
  private final NavigableMap<Long, Map<String, Tally>> settled = new TreeMap<>();
  private long settledSince;
  private long step;
  private Tally before;
  private long sent;

  /**
   * A history that begins now.
   *
   * @param clock epoch milliseconds
   */
  History(Board board, String id, Supplier<SortedMap<String, Tally>> ledger, LongSupplier clock) {
    this.board = board;
    this.id = id;
    this.ledger = ledger;
    this.clock = clock;
    this.step = now();
    this.sent = step - 1;
    this.before = Tally.sum(ledger.get());
  }

  /** The first step that is not shown yet. */
  static long ripe(long now) {
    return (now - RIPENING.toMillis()) / STEP.toMillis();
  }

  private long now() {
    return clock.getAsLong() / STEP.toMillis();
  }

  /** Closes the step that has ended; does nothing if none has. Works without Redis. */
  synchronized void note() {
    long current = now();
    if (current <= step) {
      return;
    }
    Tally total = Tally.sum(ledger.get());
    own.put(step, total.minus(before));
    own.headMap(current - STEPS).clear();
    before = total;
    step = current;
  }

  /** Sends what the others do not know yet; everything, if Redis has lost what it was told last. */
  synchronized void send() throws StoreUnavailable {
    if (sent >= step - 1) {
      return;
    }
    if (!keep(sent) && own.containsKey(sent)) {
      keep(0);
    }
    sent = step - 1;
  }

  /** Sends what came after a step; tells whether Redis still has that step. */
  private boolean keep(long after) throws StoreUnavailable {
    Map<Long, byte[]> news = new HashMap<>();
    own.tailMap(after, false).forEach((at, part) -> news.put(at, Documents.write(part)));
    return board.keep(id, after, news, LIFE);
  }

  /** The steps that are over, by their beginning in epoch milliseconds; own parts only. */
  synchronized SortedMap<Long, Map<String, Tally>> alone() {
    SortedMap<Long, Map<String, Tally>> steps = new TreeMap<>();
    own.tailMap(now() - STEPS)
        .forEach((at, part) -> steps.put(at * STEP.toMillis(), Map.of(id, part)));
    return steps;
  }

  /**
   * The steps that are over, by their beginning in epoch milliseconds; of each the parts of all
   * workers, by the worker's id.
   */
  synchronized SortedMap<Long, Map<String, Tally>> together() throws StoreUnavailable {
    long current = now();
    if (clock.getAsLong() - settledSince >= BELIEVED.toMillis()) {
      settled.clear();
      settledSince = clock.getAsLong();
    }
    settled.headMap(current - STEPS).clear();
    List<Long> open =
        LongStream.range(current - STEPS, ripe(clock.getAsLong()))
            .filter(at -> !settled.containsKey(at))
            .boxed()
            .toList();
    NavigableMap<Long, Map<String, Tally>> all = new TreeMap<>(settled);
    board.kept(open).forEach((at, parts) -> all.put(at, read(parts)));
    settled.putAll(all.headMap(current - SETTLED));
    SortedMap<Long, Map<String, Tally>> steps = new TreeMap<>();
    all.forEach((at, parts) -> steps.put(at * STEP.toMillis(), parts));
    return steps;
  }

  private static Map<String, Tally> read(Map<String, byte[]> documents) {
    Map<String, Tally> parts = new HashMap<>();
    documents.forEach(
        (worker, document) ->
            Documents.read(document, Tally.class).ifPresent(part -> parts.put(worker, part)));
    return Map.copyOf(parts);
  }
}
