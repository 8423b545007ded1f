package io.fastnpc.faults.workload;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets real time pass, since real processes have no other. */
public final class Pauses {
  private static final long STEP_MILLIS = 2;

  private Pauses() {}

  static void millis(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  /** Waits between {@code min} and {@code max} milliseconds. */
  public static void between(int min, int max, Random random) throws InterruptedException {
    millis(random.nextInt(min, max));
  }

  /** Waits for {@code event}; returns whether it came within {@code timeout}. */
  public static boolean await(BooleanSupplier event, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!event.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      millis(STEP_MILLIS);
    }
    return true;
  }
}
