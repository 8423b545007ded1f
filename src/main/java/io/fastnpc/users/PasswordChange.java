package io.fastnpc.users;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.security.Account;

/** How an attempt to change a password ended. */
public sealed interface PasswordChange {
  /** The password is the new one; sessions that began before are void. */
  record Changed(@CacheKey("user_id") int userId, Account account) implements PasswordChange {}

  /** The password is not any more the one that the caller proved to know. */
  record Outdated() implements PasswordChange {}
}
