package io.fastnpc.users;

import io.fastnpc.cache.cdi.CacheKey;
import java.util.List;

/** How an attempt to delete an account ended. */
public sealed interface AccountDeletion {
  /**
   * The account is gone with all that belonged to it.
   *
   * @param userId whose it was
   * @param names the names of the characters that went with it
   */
  record Deleted(@CacheKey("user_id") int userId, @CacheKey("name") List<String> names)
      implements AccountDeletion {}

  /** The password is not any more the one that the caller proved to know; nothing was deleted. */
  record Outdated() implements AccountDeletion {}
}
