package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.contract.StoreContract;
import java.time.Duration;

class InMemoryStoreTest extends StoreContract {
  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);
  private InMemoryRedis.Snapshot disk = redis.snapshot();

  @Override
  protected Store store() {
    return new InMemoryStore(redis);
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }

  @Override
  protected void evict(Key key) {
    redis.evict(key);
  }

  @Override
  protected void evictNotes() {
    redis.evictNotes();
  }

  @Override
  protected void spoil(Key key, byte[] raw) {
    redis.spoil(key, raw);
  }

  @Override
  protected void saveSnapshot() {
    disk = redis.snapshot();
  }

  @Override
  protected void attachReplica() {
    redis.attachReplica();
  }

  @Override
  protected void crash() {
    redis.restart(disk);
  }
}
