package io.fastnpc.security;

import java.util.Optional;

/**
 * Where sessions find the accounts that they speak for.
 *
 * <p>A port: exactly one session bean implements it.
 */
public interface Accounts {
  /** The account with this id as it is now, absent when there is none. */
  Optional<Account> account(int userId);
}
