package io.fastnpc.cache;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A database read that answers what the test says, and counts. */
final class CountedLoader implements Loader<Integer> {
  private final AtomicInteger loads = new AtomicInteger();
  private volatile Loader<Integer> answer;

  CountedLoader(int value) {
    this.answer = () -> Optional.of(value);
  }

  /** Reads go like this from now on. */
  void set(Loader<Integer> next) {
    answer = next;
  }

  int loads() {
    return loads.get();
  }

  @Override
  public Optional<Integer> load() throws Exception {
    loads.incrementAndGet();
    return answer.load();
  }
}
