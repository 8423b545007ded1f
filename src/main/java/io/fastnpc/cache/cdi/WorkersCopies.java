package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Copies;
import java.util.Collection;

/**
 * The copies of all workers, as this one's cache reaches them.
 *
 * @param cache of this worker
 */
record WorkersCopies(Cache cache) implements Copies {
  @Override
  public boolean has(Key key) {
    return cache.hasCopy(key);
  }

  @Override
  public void withdraw(Collection<Key> keys) throws StoreUnavailable {
    withdraw(() -> cache.withdraw(keys));
  }

  @Override
  public void withdrawAll() throws StoreUnavailable {
    withdraw(cache::withdrawAll);
  }

  private interface Withdrawal {
    void run() throws StoreUnavailable, LogUnavailable, InterruptedException;
  }

  private static void withdraw(Withdrawal withdrawal) throws StoreUnavailable {
    try {
      withdrawal.run();
    } catch (LogUnavailable failure) {
      throw new StoreUnavailable(
          "copies may be used for a while: " + failure.getMessage(), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", stop);
    }
  }
}
