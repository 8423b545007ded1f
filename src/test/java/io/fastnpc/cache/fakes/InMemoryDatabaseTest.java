package io.fastnpc.cache.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.contract.LogContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryDatabaseTest extends LogContract {
  private static final Duration IDLE = Duration.ofHours(1);
  private static final Key KEY = Key.of("user_settings", 1);

  private final FakeTime time = new FakeTime();
  private final InMemoryDatabase database = new InMemoryDatabase(time::millis, IDLE);

  @Override
  protected InvalidationLog log() {
    return database;
  }

  @Override
  protected Transaction begin() {
    InMemoryDatabase.Transaction transaction = database.begin();
    return new Transaction() {
      @Override
      public void change(int user) {
        transaction.change(Key.of("user_settings", user));
      }

      @Override
      public void truncate() {
        transaction.truncate("user_settings");
      }

      @Override
      public void commit() {
        transaction.commit();
      }

      @Override
      public void rollBack() {
        transaction.rollBack();
      }
    };
  }

  @Override
  protected void disableTriggers() {
    database.disableTriggers();
  }

  @Override
  protected void prune() {
    database.prune();
  }

  @Test
  void a_transaction_sees_nothing_of_another_until_it_has_committed() {
    InMemoryDatabase.Transaction writer = database.begin();
    assertThat(writer.raise(KEY)).isEqualTo(1);
    assertThat(database.number(KEY)).isZero();
    assertThat(database.locked(KEY)).isTrue();
    assertThat(writer.commit()).isTrue();
    assertThat(database.number(KEY)).isEqualTo(1);
    assertThat(database.locked(KEY)).isFalse();
  }

  @Test
  void a_transaction_that_idles_too_long_is_rolled_back() {
    InMemoryDatabase.Transaction writer = database.begin();
    writer.raise(KEY);
    time.advance(IDLE.plusMillis(1));
    assertThat(writer.commit()).isFalse();
    assertThat(database.number(KEY)).isZero();
    assertThat(database.locked(KEY)).isFalse();
  }
}
