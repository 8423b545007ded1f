package io.fastnpc.users;

import io.fastnpc.security.Account;

/** The outcome of a registration. */
public sealed interface Registration {
  /** There is a new account. */
  record Registered(Account account) implements Registration {}

  /** Another account has the name. */
  record NameTaken() implements Registration {}
}
