package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.statistics.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogFollowerTest {
  private final FakeTime time = new FakeTime();
  private final InMemoryStore line = new InMemoryStore(new InMemoryRedis("redis", time::millis));
  private final InMemoryDatabase database = new InMemoryDatabase(time::millis, Duration.ofHours(1));

  private boolean cutsAfterReading;

  @Test
  void a_gap_that_could_not_be_closed_is_not_counted() {
    Cache cache =
        Cache.of(
            Alone.ports(line, new CuttingLog(), database, time),
            OneWorker.TIMINGS,
            new Statistics());
    database.begin(line.server().incarnation(), OneWorker.TIMINGS.trust());
    cache.poll();
    cache.poll();
    line.server().evictNotes();
    cutsAfterReading = true;
    for (int poll = 0; poll < 3; poll++) {
      cache.poll(); // finds the gap, and cannot tell Redis
      line.set(InMemoryStore.Line.GOOD);
    }
    cutsAfterReading = false;
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
  }

  /** The database, and a line to Redis that breaks when it has been read. */
  private final class CuttingLog implements InvalidationLog {
    @Override
    public Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable {
      Reading reading = database.read(position, sighted);
      if (cutsAfterReading) {
        line.set(InMemoryStore.Line.CUT);
      }
      return reading;
    }

    @Override
    public List<String> unkeptLimits() {
      return database.unkeptLimits();
    }

    @Override
    public void repair() throws LogUnavailable {
      database.repair();
    }
  }
}
