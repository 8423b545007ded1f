package io.fastnpc.faults.checker;

import io.fastnpc.faults.checker.Operation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The result of comparing the history with the database.
 *
 * @param violations observations that the promise excludes
 * @param lost keys whose final value is not that of the last committed write
 */
public record Verdict(List<Violation> violations, List<String> lost) {
  /** How long a dead writer's fence stands; its commit may still happen meanwhile. */
  private static final Duration FENCE = Duration.ofSeconds(11);

  /**
   * Judges a run.
   *
   * @param attempts the history
   * @param committed the entries of the order log
   * @param outside from when on the versions of a transaction bind, if no worker made it
   * @param losses the fences that were evicted
   * @param lost what the order log says of the final values
   */
  public static Verdict of(
      List<Attempt> attempts,
      Map<String, List<OrderLog.Entry>> committed,
      Function<String, Optional<Long>> outside,
      LostFences losses,
      List<String> lost) {
    Map<String, List<Attempt>> unfenced = unfenced(attempts, losses);
    Map<String, List<Version>> versions = new TreeMap<>();
    committed.forEach(
        (key, entries) -> {
          List<Attempt> bare = unfenced.getOrDefault(key, List.of());
          List<Version> values = new ArrayList<>();
          for (OrderLog.Entry entry : entries) {
            long bindsFrom =
                outside.apply(entry.transaction()).orElseGet(() -> bindsFrom(key, entry, bare));
            values.add(new Version(entry.value(), bindsFrom));
          }
          versions.put(key, values);
        });
    List<Observation> observations = attempts.stream().flatMap(Attempt::observations).toList();
    return new Verdict(Judge.check(versions, observations), lost);
  }

  /** The writes of each key that lost a fence. */
  private static Map<String, List<Attempt>> unfenced(List<Attempt> attempts, LostFences losses) {
    Map<String, List<Attempt>> unfenced = new TreeMap<>();
    for (Attempt attempt : attempts) {
      Operation operation = attempt.operation();
      if (operation.kind() == Kind.READ) {
        continue;
      }
      long end = operation.endedNanos() + (attempt.answered() ? 0 : FENCE.toNanos());
      for (String key : attempt.shows().keySet()) {
        if (losses.concern(key, operation.beganNanos(), end)) {
          unfenced.computeIfAbsent(key, name -> new ArrayList<>()).add(attempt);
        }
      }
    }
    return unfenced;
  }

  /** An entry whose write may have lost its fence binds only when that write is acknowledged. */
  private static long bindsFrom(String key, OrderLog.Entry entry, List<Attempt> unfenced) {
    long latest = 0;
    for (Attempt attempt : unfenced) {
      ValuePattern meant = attempt.shows().get(key);
      if (meant != null && meant.fits(entry.value())) {
        long from = attempt.answered() ? attempt.operation().endedNanos() : Long.MAX_VALUE;
        latest = Math.max(latest, from);
      }
    }
    return latest;
  }
}
