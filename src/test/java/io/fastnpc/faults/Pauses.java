package io.fastnpc.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets real time pass, since real processes have no other. */
final class Pauses {
  private static final long STEP_MILLIS = 2;

  private Pauses() {}

  static void millis(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  /** Between {@code least} and {@code most} milliseconds. */
  static void between(int least, int most, Random random) throws InterruptedException {
    millis(random.nextInt(least, most));
  }

  /** Waits until {@code event}; says whether it came within {@code longest}. */
  static boolean await(BooleanSupplier event, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!event.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      millis(STEP_MILLIS);
    }
    return true;
  }
}
