package io.fastnpc.cache;

import org.jspecify.annotations.Nullable;

/**
 * Where a worker keeps its copies; bounded, so it may lose any of them at any time. It decides
 * nothing: whether a copy is good is asked when it is used. Safe for use by many threads.
 */
public interface Shelf {
  /** A shelf that keeps nothing. */
  Shelf NONE =
      new Shelf() {
        @Override
        public @Nullable NearCopy get(Key key) {
          return null;
        }

        @Override
        public void put(Key key, NearCopy copy) {
          // as if it had been lost at once
        }

        @Override
        public void remove(Key key) {
          // there is none
        }

        @Override
        public void clear() {
          // there are none
        }
      };

  /** The copy of {@code key}; null: there is none. Not Optional, since every read comes here. */
  @Nullable NearCopy get(Key key);

  /** Keeps {@code copy} in place of any other of {@code key}. */
  void put(Key key, NearCopy copy);

  /** Frees the memory of the copy of {@code key}. */
  void remove(Key key);

  /** Frees the memory of all copies. */
  void clear();
}
