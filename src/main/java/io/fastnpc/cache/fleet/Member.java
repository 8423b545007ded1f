package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Board.Content;
import io.fastnpc.cache.fleet.Board.Posted;
import io.fastnpc.cache.fleet.Total.Retired;
import io.fastnpc.cache.statistics.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This worker on the board: it joins, reports, retires those who fell silent, which adds them to
 * the total, and keeps a copy of the total for a Redis that lost it.
 *
 * <p>No count is lost and none is taken twice. A report holds absolute figures. A silent worker's
 * report leaves the board in the same step in which it enters the total. A worker that was silent
 * but alive continues under another id, from the figures of the report that was taken.
 */
final class Member {
  /** Three reports missed. */
  static final Duration SILENCE = Duration.ofSeconds(6);

  /** Two reports missed: what the last one says of the worker's state may not be true any more. */
  static final Duration LATE = Duration.ofSeconds(4);

  private static final int ATTEMPTS = 5;

  /** All reports together are more to read than one, and who vanished is not urgent. */
  private static final int REPORTS_PER_LOOK = 3;

  /** Fills in what else a report says. */
  interface Form {
    /** The report of these figures. */
    Report fill(String id, long number, long epoch, SortedMap<String, Tally> tallies);
  }

  private final Board board;
  private final Form form;
  private final Supplier<SortedMap<String, Tally>> ledger;

  private String id = Self.newId();
  private long number;
  private boolean joined;
  private boolean left;
  private Total total = Total.NONE;

  /** What was counted before the last reset. */
  private SortedMap<String, Tally> reset = new TreeMap<>();

  /** What must not be reported under this id. */
  private SortedMap<String, Tally> base = new TreeMap<>();

  private @Nullable Report taken;
  private @Nullable Report unsure;
  private final List<Report> silenced = new ArrayList<>();
  private final Peers peers = new Peers();
  private int looks;

  Member(Board board, Form form, Supplier<SortedMap<String, Tally>> ledger) {
    this.board = board;
    this.form = form;
    this.ledger = ledger;
  }

  /**
   * Reports, and retires the silent.
   *
   * @return the last reports of all that this worker has retired since it last said so
   */
  synchronized List<Report> report() throws StoreUnavailable {
    renew();
    return silenced();
  }

  /** The last reports of the silent ones that this worker has retired since it last said so. */
  synchronized List<Report> silenced() {
    List<Report> last = List.copyOf(silenced);
    silenced.clear();
    return last;
  }

  /**
   * Looks, every few calls, for workers that died while Redis lost their reports.
   *
   * @return what they last reported, once
   */
  synchronized List<Report> vanished() throws StoreUnavailable {
    looks++;
    if (looks % REPORTS_PER_LOOK != 0) {
      return List.of();
    }
    Content content = board.read(SILENCE);
    Total gone = total(content).orElse(Total.NONE);
    Map<String, Report> living = others(content);
    return peers.vanished(living, it -> gone.has(it) || total.has(it));
  }

  /** What the others report, by the worker's id. */
  private SortedMap<String, Report> others(Content content) {
    SortedMap<String, Report> others = new TreeMap<>();
    content
        .reports()
        .forEach(
            (worker, note) ->
                Documents.read(note, Report.class).ifPresent(it -> others.put(worker, it)));
    others.remove(id);
    return others;
  }

  private void renew() throws StoreUnavailable {
    if (left) {
      return; // a report that was under way when the worker left would bring it back
    }
    join();
    Posted posted = post();
    if (posted.gone()) {
      rejoin();
      posted = post();
    }
    learn(posted.version());
    for (String silent : posted.silent()) {
      retire(silent).ifPresent(silenced::add);
    }
  }

  /** Reports for the last time, and retires. */
  synchronized void leave() throws StoreUnavailable {
    renew();
    retire(id);
    left = true;
    base = ledger.get(); // it is in the total
  }

  /** Resets the figures of all workers to zero. */
  synchronized void reset() throws StoreUnavailable {
    join();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Content content = board.read(SILENCE);
      Total next = total(content).orElse(total).reset();
      if (board.replace(content.total(), Documents.write(next), next.version(), Optional.empty())) {
        adopt(next);
        renew();
        return;
      }
    }
    throw new StoreUnavailable("other workers change the total all the time");
  }

  /** What this worker has counted since the last reset. */
  synchronized Report own() {
    return form.fill(id, number, total.epoch(), Tally.minus(ledger.get(), reset));
  }

  /**
   * All workers together.
   *
   * @param tallies what all have counted since the last reset, including those that are gone
   * @param workers those that are not retired, this one first
   * @param late the ids of those of them that have missed two reports
   */
  record Sum(SortedMap<String, Tally> tallies, List<Report> workers, Set<String> late) {}

  /** Reads what the others report, and adds what this worker has counted up to now. */
  synchronized Sum sum() throws StoreUnavailable {
    join();
    Content content = board.read(LATE);
    Total gone = total(content).filter(found -> found.version() > total.version()).orElse(total);
    if (gone.has(id) && !left) {
      renew();
      return sum();
    }
    adopt(gone);
    SortedMap<String, Tally> sum = Tally.plus(gone.tallies(), Tally.minus(ledger.get(), base));
    List<Report> workers = new ArrayList<>(List.of(own()));
    for (Report report : others(content).values()) {
      if (gone.has(report.id())) {
        continue;
      }
      if (report.epoch() == gone.epoch()) {
        sum = Tally.plus(sum, report.tallies());
      }
      workers.add(report);
    }
    return new Sum(sum, workers, content.silent());
  }

  /** Learns the total once: what was reset before this worker began does not count for it. */
  private void join() throws StoreUnavailable {
    if (!joined) {
      total = total(board.read(SILENCE)).orElse(total);
      joined = true;
    }
  }

  private Posted post() throws StoreUnavailable {
    if (unsure == null) {
      unsure = form.fill(id, ++number, total.epoch(), Tally.minus(ledger.get(), base));
    }
    // A report that may or may not have arrived is sent again unchanged, so that it is known what
    // arrived.
    Posted posted = board.post(id, Documents.write(unsure), SILENCE);
    if (!posted.gone()) {
      taken = unsure;
      unsure = null;
    }
    return posted;
  }

  /** Continues under another id after having been retired. */
  private void rejoin() throws StoreUnavailable {
    Total now = total(board.read(SILENCE)).orElse(total);
    Optional<Retired> retirement =
        now.gone().stream().filter(gone -> gone.id().equals(id)).findFirst();
    Report counted = taken;
    Report sent = unsure;
    if (sent != null && retirement.filter(last -> last.number() == sent.number()).isPresent()) {
      counted = sent;
    }
    if (counted != null && counted.epoch() == total.epoch()) {
      base = Tally.plus(base, counted.tallies());
    }
    id = Self.newId();
    number = 0;
    taken = null;
    unsure = null;
    adopt(now);
  }

  private void learn(long version) throws StoreUnavailable {
    if (version == total.version()) {
      return;
    }
    Content content = board.read(SILENCE);
    Total found = total(content).orElse(Total.NONE);
    if (found.version() < total.version()) {
      // Redis was emptied or went back in time; what had been summed up is still known here.
      board.replace(content.total(), Documents.write(total), total.version(), Optional.empty());
    } else {
      adopt(found);
    }
  }

  private void adopt(Total found) {
    if (found.epoch() != total.epoch()) {
      reset = ledger.get();
      base = reset;
    }
    total = found;
  }

  /**
   * Takes a worker's last report off the board and adds it to the total, in one step.
   *
   * @return that report; absent: there is none, or another worker was faster
   */
  private Optional<Report> retire(String silent) throws StoreUnavailable {
    Content content = board.read(SILENCE);
    byte[] note = content.reports().get(silent);
    Optional<Report> last =
        Optional.ofNullable(note).flatMap(json -> Documents.read(json, Report.class));
    if (note == null || last.isEmpty()) {
      return Optional.empty();
    }
    Total before = total(content).orElse(total);
    Total next = before.with(last.get());
    boolean done =
        board.replace(
            content.total(),
            Documents.write(next),
            next.version(),
            Optional.of(Map.entry(silent, note)));
    if (!done) {
      return Optional.empty();
    }
    adopt(next);
    return before.has(silent) ? Optional.empty() : last;
  }

  private static Optional<Total> total(Content content) {
    return content.total().flatMap(json -> Documents.read(json, Total.class));
  }
}
