package io.fastnpc.users;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a password cannot be chosen. Those that were chosen before there were rules go on: log-in
 * asks for nothing but the right one.
 *
 * <p>The first one that applies is told, in this order.
 */
enum PasswordFlaw {
  /** It has too few characters. */
  SHORT("密码至少6位") {
    @Override
    boolean isOf(String password, String username) {
      return Typed.length(password) < MIN_CHARACTERS;
    }
  },
  /** Bcrypt takes no more bytes in UTF-8, and what lies beyond would not count. */
  LONG("密码不能超过72字节") {
    @Override
    boolean isOf(String password, String username) {
      return password.getBytes(StandardCharsets.UTF_8).length > Passwords.MAX_BYTES;
    }
  },
  /** It is one of those that are tried first, everywhere or with this account. */
  COMMON("密码过于常见") {
    @Override
    boolean isOf(String password, String username) {
      return CommonPasswords.include(password) || ContextWords.make(password, username);
    }
  },
  /** Zero ends it for some programs, and half a surrogate pair is written as a question mark. */
  UNUSABLE("密码含有无法使用的字符") {
    @Override
    boolean isOf(String password, String username) {
      return Typed.isUnusable(password);
    }
  };

  private static final int MIN_CHARACTERS = 6;

  private final String sentence;

  PasswordFlaw(String sentence) {
    this.sentence = sentence;
  }

  /** Whether {@code password} has it, as that of {@code username}. */
  abstract boolean isOf(String password, String username);

  /** The first flaw of {@code password}; absent: {@code username} can choose it. */
  static Optional<PasswordFlaw> of(String password, String username) {
    return Stream.of(values()).filter(flaw -> flaw.isOf(password, username)).findFirst();
  }

  /** The sentence for whoever registers with such a password. */
  String sentence() {
    return sentence;
  }

  /** The sentence for whoever changes a password to such a one. */
  String sentenceAtChange() {
    return this == SHORT ? "新" + sentence : sentence;
  }
}
