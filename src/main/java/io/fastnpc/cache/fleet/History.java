package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.statistics.Tally;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What all workers did in the last hour, in steps of five seconds.
 *
 * <p>Each worker writes its own part of a step, as often as it likes; a reader adds the parts up.
 * Steps that are over do not change any more and are remembered here, so that asking again is
 * cheap. While Redis is down the own parts are shown, and sent when it is back.
 */
final class History {
  /** The length of a step. */
  static final Duration STEP = Duration.ofSeconds(5);

  private static final int STEPS = 720;

  /** After as many steps nobody adds to one any more. */
  private static final int SETTLED = 4;

  private static final Duration LIFE = STEP.multipliedBy(STEPS + 12);

  private final Board board;
  private final String id;
  private final Supplier<SortedMap<String, Tally>> ledger;
  private final LongSupplier clock;

  private final NavigableMap<Long, Tally> own = new TreeMap<>();
  private final NavigableMap<Long, Tally> settled = new TreeMap<>();
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

  private long now() {
    return clock.getAsLong() / STEP.toMillis();
  }

  /** Closes the step that has ended; does nothing before. Works without Redis. */
  synchronized void note() {
    long current = now();
    if (current <= step) {
      return;
    }
    Tally total = Tally.sum(ledger.get());
    Tally rest = total.minus(before);
    if (rest.counts().happened()) {
      own.put(step, rest);
    }
    own.headMap(current - STEPS).clear();
    settled.headMap(current - STEPS).clear();
    before = total;
    step = current;
  }

  /** Sends what the others do not know yet. */
  synchronized void send() throws StoreUnavailable {
    Map<Long, byte[]> news = new HashMap<>();
    own.tailMap(sent, false).forEach((at, part) -> news.put(at, Documents.write(part)));
    if (!news.isEmpty()) {
      board.keep(id, news, LIFE);
    }
    sent = step - 1;
  }

  /** The steps that are over, by their beginning in epoch milliseconds; own parts only. */
  synchronized SortedMap<Long, Tally> alone() {
    return steps(own);
  }

  /** The steps that are over, by their beginning in epoch milliseconds; all workers' parts. */
  synchronized SortedMap<Long, Tally> together() throws StoreUnavailable {
    long current = now();
    List<Long> open =
        LongStream.range(current - STEPS, current)
            .filter(at -> !settled.containsKey(at))
            .boxed()
            .toList();
    NavigableMap<Long, Tally> all = new TreeMap<>(settled);
    board.kept(open).forEach((at, parts) -> all.put(at, sum(parts)));
    open.forEach(at -> all.putIfAbsent(at, own.getOrDefault(at, Tally.NONE)));
    settled.putAll(all.headMap(current - SETTLED));
    return steps(all);
  }

  private static Tally sum(Collection<byte[]> parts) {
    return parts.stream()
        .flatMap(part -> Documents.read(part, Tally.class).stream())
        .reduce(Tally.NONE, Tally::plus);
  }

  private SortedMap<Long, Tally> steps(Map<Long, Tally> known) {
    long current = now();
    return LongStream.range(current - STEPS, current)
        .boxed()
        .collect(
            Collectors.toMap(
                at -> at * STEP.toMillis(),
                at -> known.getOrDefault(at, Tally.NONE),
                Tally::plus,
                TreeMap::new));
  }
}
