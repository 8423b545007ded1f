package io.fastnpc.cache.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol demands of {@link Epochs}; fake and real are held to it. */
public abstract class EpochContract {
  protected static final Incarnation ONE = new Incarnation("one", "1");
  protected static final Incarnation TWO = new Incarnation("two", "2");
  protected static final Duration TRUST = Duration.ofMillis(1_500);

  private static final Duration HOLD = Duration.ofMillis(500);

  /** A test may stand still for that long; with any hold it is less than ten seconds. */
  private static final Duration SPARE = Duration.ofSeconds(5);

  private Epochs epochs;

  /** A writer's transaction that is under way. */
  protected interface Writer extends Committing {
    /** Ends it. */
    void commit() throws Exception;
  }

  /** The epoch of a database in which nobody reigns nor has reigned. */
  protected abstract Epochs epochs() throws Exception;

  /** The log of the same database. */
  protected abstract InvalidationLog log() throws Exception;

  /** Begins a transaction. */
  protected abstract Writer begin() throws Exception;

  /**
   * Lets this much time pass for what the database remembers of the epoch; less than none: takes it
   * back.
   */
  protected abstract void pass(Duration time) throws Exception;

  /** For how long the latest vacancy that a writer began is held from its beginning. */
  protected abstract Duration hold() throws Exception;

  /** Stops the database and starts it again; nothing is lost. */
  protected abstract void restart() throws Exception;

  /** Has the database lose what it may lose in a crash. */
  protected abstract void crash() throws Exception;

  @BeforeEach
  void connect() throws Exception {
    epochs = epochs();
  }

  @Test
  void at_first_nobody_reigns_nor_has_reigned() throws Exception {
    assertThat(epochs.look().isVacant()).isTrue();
    assertThat(claim(ONE).latest()).isEmpty();
    assertThat(claim(ONE).reigned()).isFalse();
    assertThat(claim(ONE).held()).isFalse();
  }

  @Test
  void an_epoch_is_started_in_the_vacancy_that_was_seen() throws Exception {
    Epoch vacant = epochs.look();
    assertThat(epochs.start(vacant, ONE, TRUST)).isTrue();
    Epoch reign = epochs.look();
    assertThat(reign.reigning()).contains(ONE);
    assertThat(reign.number()).isEqualTo(vacant.number() + 1);
    assertThat(reign.id()).isNotEqualTo(vacant.id());
    assertThat(reign.trust()).isEqualTo(TRUST);
    assertThat(reign.source()).isEqualTo(vacant.source());
    assertThat(log().read(Optional.empty(), ONE).epoch()).isEqualTo(reign);
  }

  @Test
  void of_two_that_saw_a_vacancy_one_starts() throws Exception {
    Epoch vacant = epochs.look();
    assertThat(epochs.start(vacant, ONE, TRUST)).isTrue();
    assertThat(epochs.start(vacant, TWO, TRUST)).isFalse();
    assertThat(epochs.look().reigning()).contains(ONE);
  }

  @Test
  void no_epoch_is_started_in_a_vacancy_that_is_over_although_another_one_is() throws Exception {
    Epoch first = epochs.look();
    Epoch reign = started(ONE);
    epochs.end(reign);
    assertThat(epochs.start(first, TWO, TRUST)).isFalse();
    assertThat(epochs.look().isVacant()).isTrue();
  }

  @Test
  void no_epoch_is_started_under_another_source_than_was_seen() throws Exception {
    Epoch vacant = epochs.look();
    Epoch elsewhere =
        new Epoch(
            vacant.id(), vacant.number(), "elsewhere", Optional.empty(), TRUST, vacant.level());
    assertThat(epochs.start(elsewhere, ONE, TRUST)).isFalse();
    assertThat(epochs.look().isVacant()).isTrue();
  }

  @Test
  void only_the_reign_that_was_seen_is_ended() throws Exception {
    Epoch first = started(ONE);
    Epoch vacant = epochs.end(first);
    assertThat(vacant.isVacant()).isTrue();
    assertThat(vacant.id()).isNotEqualTo(first.id());
    Epoch second = started(TWO);
    assertThat(epochs.end(first)).isEqualTo(second);
    epochs.endAndHold(first);
    assertThat(epochs.look()).isEqualTo(second);
  }

  @Test
  void a_reign_is_ended_once() throws Exception {
    Epoch reign = started(ONE);
    Epoch vacant = epochs.end(reign);
    epochs.endAndHold(reign);
    assertThat(epochs.end(vacant)).as("the same vacancy").isEqualTo(vacant);
    assertThat(epochs.start(vacant, ONE, TRUST)).as("which nobody holds").isTrue();
  }

  @Test
  void a_vacancy_that_a_writer_began_is_held_for_a_while() throws Exception {
    epochs.endAndHold(reignOf(ONE, Duration.ofMinutes(2)));
    assertThat(hold()).isEqualTo(HOLD);
    pass(SPARE.negated());
    assertThat(claim(ONE).held()).isTrue();
    assertThat(epochs.start(epochs.look(), ONE, TRUST)).isFalse();
    pass(SPARE.plus(HOLD).plusMillis(1));
    assertThat(claim(ONE).held()).isFalse();
    assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
  }

  @Test
  void it_is_held_for_longer_each_time_that_a_reign_was_short_up_to_ten_seconds() throws Exception {
    epochs.endAndHold(reignOf(ONE, Duration.ofMinutes(2)));
    for (long seconds : new long[] {1, 2, 4, 8, 10, 10}) {
      pass(hold().plusMillis(1));
      assertThat(claim(ONE).held()).as("after " + hold()).isFalse();
      epochs.endAndHold(started(ONE));
      assertThat(hold()).isEqualTo(Duration.ofSeconds(seconds));
    }
    pass(hold().plusMillis(1));
    epochs.endAndHold(reignOf(ONE, Duration.ofMinutes(2)));
    assertThat(hold()).as("after a long reign").isEqualTo(HOLD);
  }

  @Test
  void no_epoch_is_started_before_a_write_that_has_read_the_vacancy_has_ended() throws Exception {
    Epoch vacant = epochs.look();
    Writer writer = begin();
    assertThat(writer.epoch()).isEqualTo(vacant);
    assertThat(epochs.start(vacant, ONE, TRUST)).isFalse();
    writer.commit();
    assertThat(epochs.start(vacant, ONE, TRUST)).isTrue();
  }

  @Test
  void writers_do_not_wait_for_one_another_and_each_keeps_epochs_from_starting() throws Exception {
    Epoch vacant = epochs.look();
    Writer first = begin();
    Writer second = begin();
    first.epoch();
    second.epoch();
    first.commit();
    assertThat(epochs.start(vacant, ONE, TRUST)).isFalse();
    second.commit();
    assertThat(epochs.start(vacant, ONE, TRUST)).isTrue();
  }

  @Test
  void an_epoch_may_be_ended_while_a_write_commits_which_reads_that_when_it_asks_again()
      throws Exception {
    Epoch reign = started(ONE);
    Writer writer = begin();
    assertThat(writer.epoch()).isEqualTo(reign);
    epochs.endAndHold(reign);
    assertThat(writer.epoch()).isEqualTo(epochs.look());
    assertThat(writer.epoch().isVacant()).isTrue();
    writer.commit();
  }

  @Test
  void who_has_reigned_is_known() throws Exception {
    epochs.end(started(ONE));
    assertThat(claim(ONE).reigned()).isTrue();
    assertThat(claim(TWO).reigned()).isFalse();
    assertThat(claim(TWO).latest()).contains(ONE);
    started(TWO);
    assertThat(claim(ONE).latest()).contains(TWO);
    assertThat(claim(ONE).reigned()).isTrue();
  }

  @Test
  void a_reign_counts_as_confirmed_from_its_start_and_from_each_confirmation() throws Exception {
    Epoch reign = started(ONE);
    Duration quiet = Duration.ofMinutes(1);
    assertThat(claim(TWO).unconfirmed()).isLessThan(quiet);
    pass(quiet);
    assertThat(claim(TWO).unconfirmed()).isGreaterThanOrEqualTo(quiet);
    epochs.confirm(reign);
    assertThat(claim(TWO).unconfirmed()).isLessThan(quiet);
    pass(quiet);
    Epoch vacant = epochs.end(reign);
    epochs.confirm(reign);
    assertThat(claim(TWO).unconfirmed()).as("another epoch").isGreaterThanOrEqualTo(quiet);
    epochs.confirm(vacant);
    assertThat(claim(TWO).unconfirmed()).as("in a vacancy").isLessThan(quiet);
  }

  @Test
  void after_a_restart_the_same_row_is_vacant_and_nobody_has_reigned() throws Exception {
    Epoch before = started(ONE);
    restart();
    isForgotten(before);
  }

  @Test
  void after_a_crash_the_same_row_is_vacant_and_nobody_has_reigned() throws Exception {
    Epoch before = started(ONE);
    crash();
    isForgotten(before);
  }

  private void isForgotten(Epoch before) throws Exception {
    Epoch after = epochs.look();
    assertThat(after.isVacant()).isTrue();
    assertThat(after.source()).isNotEqualTo(before.source());
    assertThat(after.vacancy()).isNotEqualTo(before.vacancy());
    assertThat(claim(ONE).reigned()).isFalse();
    assertThat(claim(ONE).latest()).isEmpty();
    epochs.end(after);
    assertThat(epochs.start(after, ONE, TRUST)).as("a vacancy like any other").isTrue();
    assertThat(epochs.look().number()).isEqualTo(before.number() + 1);
    assertThat(claim(ONE).latest()).contains(ONE);
  }

  /** What is known for and against {@code sighted}. */
  protected Claim claim(Incarnation sighted) throws Exception {
    return log().read(Optional.empty(), sighted).claim();
  }

  /** A reign that has just begun. */
  protected Epoch started(Incarnation chosen) throws LogUnavailable {
    assertThat(epochs.start(epochs.look(), chosen, TRUST)).isTrue();
    return epochs.look();
  }

  private Epoch reignOf(Incarnation chosen, Duration since) throws Exception {
    Epoch reign = started(chosen);
    pass(since);
    return reign;
  }
}
