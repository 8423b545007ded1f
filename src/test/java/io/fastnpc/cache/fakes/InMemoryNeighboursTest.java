package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.contract.NeighbourContract;
import java.util.ArrayList;
import java.util.List;

class InMemoryNeighboursTest extends NeighbourContract {
  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);
  private final InMemoryStore line = new InMemoryStore(redis);
  private final List<InMemoryStore> listening = new ArrayList<>();
  private InMemoryRedis.Snapshot disk = redis.snapshot();

  @Override
  protected Store store() {
    return line;
  }

  @Override
  protected Neighbours neighbours() {
    return line;
  }

  @Override
  protected void listen(String worker, Neighbours.Ears ears) {
    InMemoryStore own = new InMemoryStore(redis);
    own.subscribe(ears);
    listening.add(own);
  }

  @Override
  protected void deliver() {
    listening.forEach(InMemoryStore::hearNext);
  }

  @Override
  protected void evictRegistry() {
    redis.bulletin.evictRegistry();
  }

  @Override
  protected void evictStream() {
    redis.bulletin.evictStream();
  }

  @Override
  protected void trimStream() {
    redis.bulletin.trim();
  }

  @Override
  protected void emptyStream() {
    redis.bulletin.evictStream();
  }

  @Override
  protected void saveSnapshot() {
    disk = redis.snapshot();
  }

  @Override
  protected void crash() {
    redis.restart(disk);
  }
}
