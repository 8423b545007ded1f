package io.fastnpc.users;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import io.fastnpc.security.Account;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Password hashes: bcrypt of the kind that the existing product reads and writes.
 *
 * <p>As there, only the first 72 bytes of a password in UTF-8 count.
 */
final class Passwords {
  /** The existing product's cost; 2^12 rounds take about a quarter of a second. */
  private static final int COST = 12;

  /** What bcrypt makes use of. */
  static final int MAX_BYTES = 72;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
  private static final LongPasswordStrategy FIRST_72_BYTES =
      LongPasswordStrategies.truncate(VERSION);

  /** A hash of {@link #COST} that belongs to no account; its password does not matter. */
  static final String NOBODY = "$2b$12$.WQuYKpZQted.hadBwkQO.EHIkJ/zjhaWjGVkFBSlfcSjSYcQ0cg6";

  /**
   * The hashes that are compared at all. A cost of 14 takes a second; that of 31 which the format
   * allows would keep a processor busy for days.
   */
  private static final Pattern USABLE =
      Pattern.compile("\\$2[abxy]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

  private Passwords() {}

  /** A new hash, salted: no two are equal. */
  static String hash(String password) {
    byte[] hash = BCrypt.with(VERSION, FIRST_72_BYTES).hash(COST, utf8(password));
    return new String(hash, StandardCharsets.US_ASCII);
  }

  /**
   * Whether {@code hash} is of {@code password}; never where there is no hash, or none that is
   * {@link #USABLE}, after the same work, so that the time of an answer does not tell who has an
   * account.
   */
  static boolean verify(String password, Optional<String> hash) {
    Optional<String> known = hash.filter(text -> USABLE.matcher(text).matches());
    byte[] compared = known.orElse(NOBODY).getBytes(StandardCharsets.US_ASCII);
    boolean matches =
        BCrypt.verifyer(VERSION, FIRST_72_BYTES).verify(utf8(password), compared).verified;
    return matches && known.isPresent();
  }

  /**
   * The account that {@code password} opens; a missing account takes as long as a wrong password.
   */
  static Optional<Account> account(String password, Optional<Credentials> known) {
    return verify(password, known.map(Credentials::passwordHash))
        ? known.map(Credentials::account)
        : Optional.empty();
  }

  private static byte[] utf8(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
