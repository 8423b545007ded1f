package io.fastnpc.users;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.security.Account;

/** The outcome of changing a password. */
public sealed interface PasswordChange {
  /** The password is the new one; sessions that began before are void. */
  record Changed(@CacheKey("user_id") int userId, Account account) implements PasswordChange {}

  /** The password has changed since the caller proved to know it. */
  record Outdated() implements PasswordChange {}
}
