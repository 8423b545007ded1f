package io.fastnpc.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * The sessions of administrators that PostgreSQL has confirmed to this worker in the last five
 * minutes, so that they can see what is wrong while it does not answer. In the worker's own memory,
 * where nobody else writes. Thread-safe.
 */
final class RecentConfirmations {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** More sessions of administrators than one worker sees in five minutes. */
  private static final int MAX = 1_000;

  private final Cache<Session, Account> confirmed;

  private record Session(int userId, String name) {
    static Session of(SessionToken token) {
      return new Session(token.userId(), token.name());
    }
  }

  RecentConfirmations(Ticker ticker) {
    confirmed =
        Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** Notes what PostgreSQL has just said of the account behind {@code token}. */
  void note(SessionToken token, Optional<Account> account) {
    account
        .filter(Account::admin)
        .filter(token::isHonouredBy)
        .ifPresentOrElse(
            honoured -> confirmed.put(Session.of(token), honoured),
            () -> confirmed.invalidate(Session.of(token)));
  }

  /** What was noted of {@code token} in the last five minutes, if that was a confirmation. */
  Optional<Account> of(SessionToken token) {
    return Optional.ofNullable(confirmed.getIfPresent(Session.of(token)));
  }

  /** Forgets all sessions of the user. */
  void forget(int userId) {
    confirmed.asMap().keySet().removeIf(session -> session.userId() == userId);
  }
}
