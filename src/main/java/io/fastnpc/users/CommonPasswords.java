package io.fastnpc.users;

import io.fastnpc.resources.Resources;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The passwords that are tried first: the 30,000 commonest ones that the library zxcvbn4j carries.
 *
 * <p>One text and no set of words: it takes a quarter of a megabyte instead of three, and a search
 * through it takes a thousandth of the time that the hash of a password does.
 */
final class CommonPasswords {
  private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
  private static final String END = "\n";

  private CommonPasswords() {}

  /** Read when the first password is chosen. */
  private static final class Loaded {
    static final String WORDS =
        END
            + new String(Resources.bytes(CommonPasswords.class, LIST), StandardCharsets.ISO_8859_1)
                .replace("\r", "")
            + END;
  }

  /** Whether {@code password} is among them, in whatever case. */
  static boolean include(String password) {
    String word = password.toLowerCase(Locale.ROOT);
    return !word.contains(END) && Loaded.WORDS.contains(END + word + END);
  }
}
