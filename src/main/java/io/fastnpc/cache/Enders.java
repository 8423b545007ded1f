package io.fastnpc.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * Ends an epoch for all writers of this worker that cannot fence at the same time: one of them does
 * it, the others wait for that.
 */
final class Enders {
  private final Epochs epochs;
  private final Time time;
  private final Timings timings;
  private final ConcurrentMap<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

  Enders(Epochs epochs, Time time, Timings timings) {
    this.epochs = epochs;
    this.time = time;
    this.timings = timings;
  }

  /** Has {@code reign} ended, as far as can be told; the caller reads again. */
  void end(Epoch reign) throws LogUnavailable, InterruptedException {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch first = underWay.putIfAbsent(reign.id(), mine);
    if (first != null) {
      time.await(first, timings.trust());
      return;
    }
    try {
      epochs.endAndHold(reign);
    } finally {
      underWay.remove(reign.id());
      mine.countDown();
    }
  }
}
