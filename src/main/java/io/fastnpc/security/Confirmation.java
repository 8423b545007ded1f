package io.fastnpc.security;

/** How well it is known that an account is what a request takes it for. */
public enum Confirmation {
  /** From the cache: whoever can write to Redis may have made it up. */
  NONE,
  /** PostgreSQL said so a few minutes ago to this worker, and does not answer now. */
  EARLIER,
  /** PostgreSQL said so to this request. */
  NOW
}
