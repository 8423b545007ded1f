package io.fastnpc.cache.administration;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.StoreUnavailable;
import java.util.Collection;

/** The copies of entries that workers keep in their own memory. */
public interface Copies {
  /** Where no worker keeps any. */
  Copies NONE =
      new Copies() {
        @Override
        public boolean has(Key key) {
          return false;
        }

        @Override
        public void withdraw(Collection<Key> keys) {
          // there are none
        }

        @Override
        public void withdrawAll() {
          // there are none
        }
      };

  /** Whether this worker would answer for {@code key} from a copy now. */
  boolean has(Key key);

  /**
   * Has no worker answer any more from copies of entries that have been cleared; returns when none
   * does.
   *
   * @throws StoreUnavailable if that is not certain; some may, until their copies end
   */
  void withdraw(Collection<Key> keys) throws StoreUnavailable;

  /**
   * The same for all copies.
   *
   * @throws StoreUnavailable as {@link #withdraw}
   */
  void withdrawAll() throws StoreUnavailable;
}
