package io.fastnpc.cache.administration;

import java.util.Optional;

/** Whose an entry is: in every cache of users' data the first part of a key is a user's id. */
public final class Owner {
  private Owner() {}

  /** The id that is the first part of {@code logical}, a key; absent: it is no user's. */
  public static Optional<Integer> of(String logical) {
    int begin = logical.indexOf(':') + 1;
    int end = logical.indexOf(':', begin);
    int length = (end < 0 ? logical.length() : end) - begin;
    if (begin == 0 || length < 1 || length > 10) {
      return Optional.empty();
    }
    long id = 0;
    for (int i = begin; i < begin + length; i++) {
      char digit = logical.charAt(i);
      if (digit < '0' || digit > '9') {
        return Optional.empty();
      }
      id = 10 * id + digit - '0';
    }
    return id <= Integer.MAX_VALUE ? Optional.of((int) id) : Optional.empty();
  }
}
