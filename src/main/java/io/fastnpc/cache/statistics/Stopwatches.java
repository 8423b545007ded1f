package io.fastnpc.cache.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * The stopwatches of this worker's caches. Measuring is two readings of the clock and three atomic
 * additions, without a lock.
 */
public final class Stopwatches {
  private final LongSupplier nanos;
  private final Map<String, Measured> caches = new ConcurrentHashMap<>();

  /** Stopwatches that run on the JVM's clock. */
  public Stopwatches() {
    this(System::nanoTime);
  }

  Stopwatches(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The stopwatch of {@code cache}. */
  public Stopwatch of(String cache) {
    return caches.computeIfAbsent(cache, name -> new Measured(nanos));
  }

  /** How long the hits of {@code cache} took since the worker started. */
  Spans hits(String cache) {
    Measured measured = caches.get(cache);
    return measured == null ? Spans.NONE : measured.hits.all();
  }

  /** How long the loads of {@code cache} took since the worker started. */
  Spans loads(String cache) {
    Measured measured = caches.get(cache);
    return measured == null ? Spans.NONE : measured.loads.all();
  }

  private static final class Measured implements Stopwatch {
    private final LongSupplier nanos;
    private final Tape hits = new Tape();
    private final Tape loads = new Tape();

    Measured(LongSupplier nanos) {
      this.nanos = nanos;
    }

    @Override
    public long start() {
      return nanos.getAsLong();
    }

    @Override
    public void hit(long start) {
      hits.record(nanos.getAsLong() - start);
    }

    @Override
    public long load(long start) {
      long took = nanos.getAsLong() - start;
      loads.record(took);
      return took;
    }
  }

  /**
   * What has been recorded so far, next to what is being recorded. Histograms take 20 KB each and
   * are asked for every second: one is made only where something was recorded since the last.
   */
  private static final class Tape {
    private final Recorder recorder = new Recorder(Spans.MAX_MICROS, Spans.DIGITS);
    private final Histogram all = new Histogram(Spans.MAX_MICROS, Spans.DIGITS);

    /** Used again for the next, so nobody else may see it. */
    private @Nullable Histogram latest;

    private Spans told = Spans.NONE;

    void record(long nanos) {
      long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
      recorder.recordValue(Math.max(0, Math.min(micros, Spans.MAX_MICROS)));
    }

    synchronized Spans all() {
      Histogram since = recorder.getIntervalHistogram(latest);
      latest = since;
      if (since.getTotalCount() > 0) {
        all.add(since);
        told = Spans.of(all);
      }
      return told;
    }
  }
}
