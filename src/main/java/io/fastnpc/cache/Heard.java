package io.fastnpc.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The announcements that were heard between two polls, and will be found in the stream again: what
 * they are about has been dropped, and may have been copied anew since. Thread-safe.
 */
final class Heard {
  /** Forgotten ones cost a look at Redis. */
  private static final int MOST = 10_000;

  private final Set<Token> tokens =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Token, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(Token token) {
    tokens.add(token);
  }

  /** Forgets {@code token}; says whether it was heard. */
  boolean remove(Token token) {
    return tokens.remove(token);
  }

  @Override
  public String toString() {
    return tokens.toString();
  }
}
