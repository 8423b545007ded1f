package io.fastnpc.cache;

/** Tokens that are the same in every run. */
public final class TestTokens {
  private TestTokens() {}

  /** Those of {@code worker}. */
  public static Tokens of(String worker) {
    return Tokens.of(worker);
  }
}
