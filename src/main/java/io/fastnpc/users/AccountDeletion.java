package io.fastnpc.users;

import io.fastnpc.cache.cdi.CacheKey;
import java.util.List;

/** The outcome of deleting an account. */
public sealed interface AccountDeletion {
  /**
   * The account is gone with all that belonged to it.
   *
   * @param userId its user
   * @param names the names of the characters that went with it
   */
  record Deleted(@CacheKey("user_id") int userId, @CacheKey("name") List<String> names)
      implements AccountDeletion {}

  /** The password has changed since the caller proved that they know it; nothing was deleted. */
  record Outdated() implements AccountDeletion {}

  /** There would be no administrator left; nothing was deleted. */
  record LastAdministrator() implements AccountDeletion {}
}
