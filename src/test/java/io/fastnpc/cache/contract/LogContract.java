package io.fastnpc.cache.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol demands of an {@link InvalidationLog}; fake and real are held to it. */
public abstract class LogContract {
  private static final String CACHE = "user_settings";
  private static final Incarnation REDIS = new Incarnation("redis", "1");

  private InvalidationLog log;

  /** A transaction under way. */
  protected interface Transaction {
    /** Changes the settings of {@code user}, 1 to 3. */
    void change(int user) throws Exception;

    /** Changes the settings of all users at once. */
    void truncate() throws Exception;

    /** Makes the changes visible. */
    void commit() throws Exception;

    /** Undoes the changes. */
    void rollBack() throws Exception;
  }

  /** The log of a database without a transaction under way. */
  protected abstract InvalidationLog log() throws Exception;

  /** Begins a transaction. */
  protected abstract Transaction begin() throws Exception;

  /** Drops every entry of the log that may be dropped. */
  protected abstract void prune() throws Exception;

  /** Keeps changes from reaching the log, from now on. */
  protected abstract void disableTriggers() throws Exception;

  @BeforeEach
  void connect() throws Exception {
    log = log();
  }

  @Test
  void what_was_committed_since_the_position_is_read() throws Exception {
    Position start = position();
    change(1);
    change(2);
    assertThat(changedSince(start)).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void what_was_committed_before_the_position_is_not_read_again() throws Exception {
    change(1);
    assertThat(changedSince(position())).isEmpty();
  }

  @Test
  void what_is_not_committed_is_not_read_but_later() throws Exception {
    Position start = position();
    Transaction open = begin();
    open.change(1);
    assertThat(changedSince(start)).isEmpty();
    Position meanwhile = position();
    open.commit();
    assertThat(changedSince(meanwhile)).containsExactly("1");
  }

  @Test
  void what_was_rolled_back_is_never_read() throws Exception {
    Position start = position();
    Transaction open = begin();
    open.change(1);
    open.rollBack();
    assertThat(changedSince(start)).isEmpty();
  }

  @Test
  void a_transaction_that_commits_late_is_read_although_later_ones_have_been() throws Exception {
    Transaction slow = begin();
    slow.change(1);
    change(2);
    Position meanwhile = position();
    assertThat(changedSince(meanwhile)).as("read once, although the other is open").isEmpty();
    slow.commit();
    assertThat(changedSince(meanwhile)).containsExactly("1");
    assertThat(changedSince(position())).isEmpty();
  }

  @Test
  void the_same_change_in_another_transaction_is_read_again() throws Exception {
    Position start = position();
    change(1);
    Position between = position();
    change(1);
    assertThat(changedSince(start)).containsExactly("1");
    assertThat(changedSince(between)).containsExactly("1");
  }

  @Test
  void a_change_of_everything_names_the_cache_only() throws Exception {
    Position start = position();
    Transaction open = begin();
    open.truncate();
    open.commit();
    Reading reading = log.read(Optional.of(start), REDIS);
    assertThat(reading.caches()).containsExactly(CACHE);
    assertThat(reading.keys()).isEmpty();
  }

  @Test
  void a_known_position_has_no_gap() throws Exception {
    assertThat(gapAt(position())).isFalse();
    Position start = position();
    change(1);
    assertThat(gapAt(start)).isFalse();
  }

  @Test
  void without_a_position_there_is_a_gap() throws Exception {
    Reading reading = log.read(Optional.empty(), REDIS);
    assertThat(reading.gap()).isTrue();
    assertThat(gapAt(reading.next())).isFalse();
  }

  @Test
  void a_position_of_another_database_is_a_gap() throws Exception {
    String transaction = position().text().replaceFirst(".*/", "");
    assertThat(gapAt(new Position("elsewhere/" + transaction))).isTrue();
  }

  @Test
  void a_position_nobody_understands_is_a_gap() throws Exception {
    for (String text : new String[] {"", "/", "x", "x/y", position().text() + "x"}) {
      assertThat(gapAt(new Position(text))).as(text).isTrue();
    }
  }

  @Test
  void a_position_from_the_future_is_a_gap() throws Exception {
    String future = position().text().replaceFirst("[0-9]+:[0-9,]*$", "1000000000000:");
    assertThat(gapAt(new Position(future))).isTrue();
  }

  @Test
  void a_position_that_pruning_has_overtaken_is_a_gap() throws Exception {
    Position start = position();
    change(1);
    Position later = position();
    prune();
    assertThat(gapAt(start)).isTrue();
    assertThat(gapAt(later)).isFalse();
  }

  @Test
  void pruning_does_not_overtake_a_position_that_a_long_transaction_holds_back() throws Exception {
    Transaction slow = begin();
    slow.change(1);
    change(2);
    Position held = position();
    prune();
    assertThat(gapAt(held)).isFalse();
    slow.commit();
    assertThat(changedSince(held)).contains("1");
  }

  @Test
  void a_log_that_misses_changes_says_so_until_it_is_repaired() throws Exception {
    assertThat(defects()).isEmpty();
    disableTriggers();
    assertThat(defects()).isNotEmpty();
    log.repair();
    assertThat(defects()).isEmpty();
    Position start = position();
    change(1);
    assertThat(changedSince(start)).containsExactly("1");
  }

  @Test
  void what_a_log_has_missed_is_a_gap() throws Exception {
    Position start = position();
    disableTriggers();
    Position meanwhile = position();
    change(1);
    log.repair();
    assertThat(gapAt(start)).isTrue();
    assertThat(gapAt(meanwhile)).isTrue();
    assertThat(gapAt(position())).isFalse();
  }

  private Position position() throws LogUnavailable {
    return log.read(Optional.empty(), REDIS).next();
  }

  private boolean gapAt(Position position) throws LogUnavailable {
    return log.read(Optional.of(position), REDIS).gap();
  }

  private List<String> defects() throws LogUnavailable {
    return log.read(Optional.of(position()), REDIS).defects();
  }

  /** The users whose settings have changed, each once. */
  private List<String> changedSince(Position position) throws LogUnavailable {
    return log.read(Optional.of(position), REDIS).keys().stream()
        .map(key -> key.logical().substring(CACHE.length() + 1))
        .toList();
  }

  private void change(int user) throws Exception {
    Transaction transaction = begin();
    transaction.change(user);
    transaction.commit();
  }
}
