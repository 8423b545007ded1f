package io.fastnpc.maintenance;

import io.fastnpc.cache.insight.Exchange.Gathered;
import io.fastnpc.cache.insight.Hitter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What workers noticed about single keys within the last hour; counts are estimates from samples.
 *
 * @param since when that begins, in epoch milliseconds
 * @param at when it ends
 * @param workers of how many workers that is
 * @param complete whether Redis answered; else the other workers' part is of {@code othersAt}
 * @param othersAt when the other workers were heard last; absent: never
 * @param hotKeys which keys were read most, session look-ups apart
 * @param hotUsers whose data were read most
 * @param absent which keys were asked for most and name nothing
 * @param slowLoads the slowest loads, one of each key
 */
public record Noticed(
    long since,
    long at,
    int workers,
    boolean complete,
    Optional<Long> othersAt,
    List<Often> hotKeys,
    List<OftenUser> hotUsers,
    List<Often> absent,
    List<Slow> slowLoads) {
  /**
   * A key that was read often.
   *
   * @param count how often, at most
   * @param error by how much that may be too high
   * @param owner whose it is; absent: no user's
   */
  public record Often(String key, long count, long error, Optional<EntryOwner> owner) {}

  /** A user whose data were read often; figures as in {@link Often}. */
  public record OftenUser(EntryOwner user, long count, long error) {}

  /**
   * A load that took long.
   *
   * @param micros how long, in microseconds
   * @param at when it ended, in epoch milliseconds
   */
  public record Slow(String key, long micros, long at, Optional<EntryOwner> owner) {}

  static Noticed of(Gathered all, Map<Integer, String> names) {
    return new Noticed(
        all.observed().since(),
        all.observed().at(),
        all.workers(),
        all.complete(),
        all.othersAt() == 0 ? Optional.empty() : Optional.of(all.othersAt()),
        often(all.observed().keys(), names),
        all.observed().users().stream().map(user -> user(user, names)).toList(),
        often(all.observed().absent(), names),
        all.observed().slow().stream()
            .map(
                load ->
                    new Slow(
                        load.key(), load.micros(), load.at(), EntryOwner.of(load.key(), names)))
            .toList());
  }

  private static List<Often> often(List<Hitter> keys, Map<Integer, String> names) {
    return keys.stream()
        .map(
            key ->
                new Often(key.name(), key.count(), key.error(), EntryOwner.of(key.name(), names)))
        .toList();
  }

  private static OftenUser user(Hitter user, Map<Integer, String> names) {
    int id = Integer.parseInt(user.name());
    EntryOwner owner = new EntryOwner(id, Optional.ofNullable(names.get(id)));
    return new OftenUser(owner, user.count(), user.error());
  }
}
