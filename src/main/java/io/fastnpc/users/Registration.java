package io.fastnpc.users;

import io.fastnpc.security.Account;

/** How an attempt to register ended. */
public sealed interface Registration {
  /** There is a new account. */
  record Registered(Account account) implements Registration {}

  /** Somebody has that name, perhaps since a moment ago. */
  record NameTaken() implements Registration {}
}
