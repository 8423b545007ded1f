package io.fastnpc.cache.statistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How often things happened in one cache, or in several together. What did not happen is not in the
 * maps.
 *
 * @param counts how often each thing happened
 * @param bypasses how many reads went to the database without asking the cache, by reason
 */
public record Counts(Map<Count, Long> counts, Map<Bypass, Long> bypasses) {
  /** Nothing has happened. */
  public static final Counts NONE = new Counts(Map.of(), Map.of());

  private static final String BYPASSES = "bypasses";

  /** Copies what it is given and leaves zeros out. */
  public Counts {
    counts = withoutZeros(Count.class, counts);
    bypasses = withoutZeros(Bypass.class, bypasses);
  }

  private static <K extends Enum<K>> Map<K, Long> withoutZeros(Class<K> type, Map<K, Long> given) {
    Map<K, Long> copy = new EnumMap<>(type);
    copy.putAll(given);
    copy.values().removeIf(count -> count == 0);
    return Collections.unmodifiableMap(copy);
  }

  /** How often {@code what} happened. */
  public long of(Count what) {
    return counts.getOrDefault(what, 0L);
  }

  /** How many reads went past the cache for {@code reason}. */
  public long of(Bypass reason) {
    return bypasses.getOrDefault(reason, 0L);
  }

  /** The sum of both. */
  public Counts plus(Counts other) {
    return combine(other, Long::sum);
  }

  /** What was counted since {@code earlier}. */
  public Counts minus(Counts earlier) {
    return combine(earlier, (now, before) -> now - before);
  }

  private Counts combine(Counts other, BinaryOperator<Long> operation) {
    return new Counts(
        combine(Count.class, counts, other.counts, operation),
        combine(Bypass.class, bypasses, other.bypasses, operation));
  }

  private static <K extends Enum<K>> Map<K, Long> combine(
      Class<K> type, Map<K, Long> some, Map<K, Long> others, BinaryOperator<Long> operation) {
    Map<K, Long> result = new EnumMap<>(type);
    for (K what : type.getEnumConstants()) {
      result.put(what, operation.apply(some.getOrDefault(what, 0L), others.getOrDefault(what, 0L)));
    }
    return result;
  }

  /** Reads that went past the cache, whatever the reason. */
  public long bypassed() {
    return bypasses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Reads that asked Redis. */
  public long asked() {
    return of(Count.HITS) + of(Count.MISSES);
  }

  /** All reads. */
  public long reads() {
    return asked() + bypassed();
  }

  /** The part of {@link #asked} that Redis answered, from 0 to 1; 0 where none asked. */
  public double hitRate() {
    return asked() == 0 ? 0 : (double) of(Count.HITS) / asked();
  }

  /** Reads that would have loaded what another reader was loading. */
  public long stampedesAvoided() {
    return of(Count.COALESCED) + of(Count.AWAITED);
  }

  /** Reads that were answered without asking the database. */
  public long queriesSaved() {
    return of(Count.HITS) + of(Count.COALESCED);
  }

  /** Whether anything has happened. */
  public boolean happened() {
    return !equals(NONE);
  }

  /** Reads {@link #document}; names that this release does not know are left out. */
  @JsonCreator
  static Counts parse(Map<String, Object> document) {
    Object reasons = document.get(BYPASSES);
    return new Counts(
        numbers(Count.class, Count::noted, document),
        reasons instanceof Map<?, ?> known ? numbers(Bypass.class, Bypass::name, known) : Map.of());
  }

  private static <K extends Enum<K>> Map<K, Long> numbers(
      Class<K> type, Function<K, String> name, Map<?, ?> document) {
    Map<K, Long> numbers = new EnumMap<>(type);
    for (K what : type.getEnumConstants()) {
      if (document.get(name.apply(what)) instanceof Number number) {
        numbers.put(what, number.longValue());
      }
    }
    return numbers;
  }

  /** The form in which workers, also those of other releases, exchange counts. */
  @JsonValue
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Count what : Count.values()) {
      if (of(what) != 0) {
        document.put(what.noted(), of(what));
      }
    }
    document.put(BYPASSES, bypasses);
    return document;
  }
}
