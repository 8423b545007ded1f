package io.fastnpc.users;

import io.fastnpc.security.Account;

/**
 * The user as the frontend knows them from registration and log-in.
 *
 * @param id the user's id
 * @param username the name they log in with
 * @param isAdmin 1 for an administrator, else 0
 */
public record UserAnswer(int id, String username, int isAdmin) {
  static UserAnswer of(Account account) {
    return new UserAnswer(account.id(), account.username(), account.admin() ? 1 : 0);
  }
}
