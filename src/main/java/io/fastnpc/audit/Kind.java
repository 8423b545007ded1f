package io.fastnpc.audit;

/** The sorts of deeds that are noted. Their names stand in the database and never change. */
public enum Kind {
  /** A session began. */
  LOG_IN,
  /** A password was wrong at a log-in; without an account: there is none of that name. */
  LOG_IN_FAILED,
  /**
   * A session was ended by its user; {@code detail}: {@code everywhere} for all of them, {@code
   * replaced} by a log-in from the same browser, whoever logged in.
   */
  LOG_OUT,
  /**
   * Sessions of the subject, or the actor's own, were ended elsewhere; {@code detail}: {@code one}
   * or {@code all}.
   */
  SESSIONS_ENDED,
  /** An account was made; {@code detail}: {@code administrator} if it came with these rights. */
  REGISTERED,
  /** A password was changed. */
  PASSWORD_CHANGED,
  /** The old password was wrong at a change of password, or at a deletion of the account. */
  PASSWORD_REFUSED,
  /**
   * Passwords were not even tried, since there had been too many wrong ones: of this account, or
   * from where these came. Counted for each account, without addresses.
   */
  PASSWORD_BRAKED,
  /** Somebody asked for what is for administrators and is none; {@code detail}: what. */
  ACCESS_REFUSED,
  /** The subject became an administrator. */
  RIGHTS_GIVEN,
  /** The subject is no administrator any more. */
  RIGHTS_TAKEN,
  /** An account was deleted with all that was in it. */
  ACCOUNT_DELETED,
  /** The cache was cleared; {@code detail}: the part, {@code count}: how many entries. */
  CACHE_CLEARED,
  /** The figures were set to zero. */
  FIGURES_RESET,
  /** A worker that fell silent was dismissed; {@code detail}: its name. */
  WORKER_DISMISSED,
  /** An entry of the cache was looked at; {@code detail}: its key. */
  KEY_LOOKED_UP,
  /** An administrator read what belongs to somebody else; {@code detail}: what. */
  DATA_READ;

  /** Whether something was refused, which people bring about as often as they like. */
  public boolean isRefusal() {
    return this == LOG_IN_FAILED
        || this == PASSWORD_REFUSED
        || this == PASSWORD_BRAKED
        || this == ACCESS_REFUSED;
  }

  /** Whether it is a refusal that is only counted, since others tell how it came to that. */
  boolean isOnlyCounted() {
    return this == PASSWORD_BRAKED;
  }
}
