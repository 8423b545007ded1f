package io.fastnpc.users;

import io.fastnpc.security.Account;

/** An account and the hash of its password; never cached, never sent anywhere. */
record Credentials(Account account, String passwordHash) {
  /** Never shows the hash. */
  @Override
  public String toString() {
    return "Credentials[" + account + "]";
  }
}
