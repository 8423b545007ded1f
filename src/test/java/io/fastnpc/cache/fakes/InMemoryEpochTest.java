package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.contract.EpochContract;
import java.time.Duration;

class InMemoryEpochTest extends EpochContract {
  private final FakeTime time = new FakeTime();
  private final InMemoryDatabase database = new InMemoryDatabase(time::millis, Duration.ofHours(1));

  @Override
  protected Epochs epochs() {
    return database;
  }

  @Override
  protected InvalidationLog log() {
    return database;
  }

  @Override
  protected Writer begin() {
    InMemoryDatabase.Transaction transaction = database.begin();
    return new Writer() {
      @Override
      public Epoch epoch() throws LogUnavailable {
        return transaction.epoch();
      }

      @Override
      public void commit() {
        transaction.commit();
      }
    };
  }

  @Override
  protected void pass(Duration duration) {
    time.advance(duration);
  }

  @Override
  protected Duration hold() {
    return database.hold();
  }

  @Override
  protected void restart() {
    database.restart();
  }

  @Override
  protected void crash() {
    database.restoreBackup();
  }
}
