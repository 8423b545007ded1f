package io.fastnpc.users;

import io.fastnpc.cache.cdi.CacheKey;

/** The outcome of giving somebody the rights of an administrator, or taking them away. */
public sealed interface RightsChange {
  /** The user has or lacks them now; whoever lost them has no session any more. */
  record Changed(@CacheKey("user_id") int userId) implements RightsChange {}

  /** The user had them, or lacked them, before; nothing was changed. */
  record Unchanged() implements RightsChange {}

  /** They are the caller's own, which nobody changes; nothing was changed. */
  record Oneself() implements RightsChange {}

  /** There is no such user. */
  record NoSuchUser() implements RightsChange {}

  /** There would be no administrator left; nothing was changed. */
  record LastAdministrator() implements RightsChange {}

  /** The caller has lost the rights meanwhile; nothing was changed. */
  record NotAllowed() implements RightsChange {}
}
