package io.fastnpc.overload;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often this worker has refused what, since it started. */
@ApplicationScoped
public class Refusals {
  private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

  /** Nothing is refused yet. */
  public Refusals() {
    for (Refusal refusal : Refusal.values()) {
      counts.put(refusal, new LongAdder());
    }
  }

  /** Counts one more. */
  public void add(Refusal refusal) {
    counts.getOrDefault(refusal, new LongAdder()).increment();
  }

  /** The counts as they are now, with a zero for what has not been refused. */
  public Map<Refusal, Long> counts() {
    Map<Refusal, Long> now = new EnumMap<>(Refusal.class);
    counts.forEach((refusal, count) -> now.put(refusal, count.sum()));
    return Collections.unmodifiableMap(now);
  }
}
