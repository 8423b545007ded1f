package io.fastnpc.audit;

import java.util.Optional;

/**
 * Who did something, and from where.
 *
 * @param userId their account; absent: nobody that is known
 * @param username the name of that account; empty where there is none
 * @param address the client's address; empty: unknown
 */
public record Actor(Optional<Integer> userId, String username, String address) {
  /** This account, at the same place. */
  public Actor as(int userId, String username) {
    return new Actor(Optional.of(userId), username, address);
  }
}
