package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Loader;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A database read that answers what the test says, and counts. */
public final class CountedLoader implements Loader<Integer> {
  private final AtomicInteger loads = new AtomicInteger();
  private volatile Loader<Integer> answer;

  /** Reads answer {@code value}. */
  public CountedLoader(int value) {
    this.answer = () -> Optional.of(value);
  }

  /** Makes {@code next} answer from now on. */
  public void set(Loader<Integer> next) {
    answer = next;
  }

  /** How many reads there were. */
  public int loads() {
    return loads.get();
  }

  @Override
  public Optional<Integer> load() throws Exception {
    loads.incrementAndGet();
    return answer.load();
  }
}
