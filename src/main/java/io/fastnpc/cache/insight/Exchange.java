package io.fastnpc.cache.insight;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Documents;
import io.fastnpc.cache.fleet.Notes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings together what all workers notice, by notes of bounded size in Redis: every few seconds
 * which entries have gone, and why; less often the rest.
 *
 * <p>{@link #report} is for one background thread.
 */
public final class Exchange {
  private static final Logger LOG = System.getLogger(Exchange.class.getName());

  static final String OBSERVED = "observed";
  static final String DEPARTURES = "departures";

  /** What is older says nothing about the last hour. */
  private static final long LIFE = Duration.ofHours(1).toMillis();

  /** What was read is believed so long, however many ask. */
  private static final long FRESH = Duration.ofSeconds(1).toMillis();

  /** Every so many reports all is told. */
  private static final int SELDOM = 5;

  private final Notes notes;
  private final String worker;
  private final Insight insight;
  private Departures told = Departures.NONE;
  private int reports;

  private List<Observed> others = new ArrayList<>();
  private long askedAt;

  /** What {@code insight} notices on the worker of that name, among all. */
  public Exchange(Notes notes, String worker, Insight insight) {
    this.notes = notes;
    this.worker = worker;
    this.insight = insight;
  }

  /**
   * All workers together.
   *
   * @param observed what they noticed
   * @param workers of how many that is
   * @param complete whether Redis told; else the others' part is of an earlier time
   * @param othersAt when it told last, in epoch milliseconds; 0: never
   */
  public record Gathered(Observed observed, int workers, boolean complete, long othersAt) {}

  /**
   * Tells the others, and learns from them; to be called every few seconds.
   *
   * @param redisAnswers whether it is worth trying
   */
  public void report(boolean redisAnswers) {
    insight.tick();
    if (!redisAnswers) {
      return;
    }
    try {
      tell();
      for (byte[] note : others(DEPARTURES).values()) {
        Documents.read(note, Departures.class).ifPresent(insight::learn);
      }
    } catch (StoreUnavailable away) { // told of by the cache, which asks far more often
      LOG.log(Level.DEBUG, "The others do not hear: {0}", away.getMessage());
    }
  }

  private void tell() throws StoreUnavailable {
    Departures news = insight.departures();
    if (!news.equals(told)) {
      notes.put(DEPARTURES, worker, Documents.write(news));
      told = news;
    }
    if (reports++ % SELDOM == 0) {
      notes.put(OBSERVED, worker, Documents.write(insight.observed()));
    }
  }

  private Map<String, byte[]> others(String kind) throws StoreUnavailable {
    return notes.all(kind).entrySet().stream()
        .filter(note -> !note.getKey().equals(worker))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * What all workers noticed, also those that have gone within the hour. Never fails: where Redis
   * does not answer, what the others told last stays.
   *
   * @param redisAnswers whether it is worth asking
   */
  public synchronized Gathered gather(boolean redisAnswers) {
    boolean complete = redisAnswers && ask();
    long now = insight.millis();
    others.removeIf(other -> other.at() < now - LIFE);
    Observed sum = others.stream().reduce(insight.observed(), Observed::plus);
    return new Gathered(sum.ordered().until(now), 1 + others.size(), complete, askedAt);
  }

  private boolean ask() {
    if (insight.millis() - askedAt < FRESH) {
      return true;
    }
    try {
      readOthers();
      askedAt = insight.millis();
      return true;
    } catch (StoreUnavailable away) { // told of by the cache; the page says so
      LOG.log(Level.DEBUG, "The others cannot be read: {0}", away.getMessage());
      return false;
    }
  }

  private void readOthers() throws StoreUnavailable {
    List<Observed> found = new ArrayList<>();
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, byte[]> note : others(OBSERVED).entrySet()) {
      Optional<Observed> other = Documents.read(note.getValue(), Observed.class);
      if (other.isPresent() && other.get().at() < insight.millis() - LIFE) {
        old.add(note.getKey());
      }
      other.ifPresent(found::add);
    }
    if (!old.isEmpty()) {
      notes.remove(OBSERVED, old);
      notes.remove(DEPARTURES, old);
    }
    others = found;
  }
}
