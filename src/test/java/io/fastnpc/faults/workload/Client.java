package io.fastnpc.faults.workload;

import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Picks calls of one user at one worker at random.
 *
 * @param settings the calls about settings
 * @param characters the calls about characters
 * @param numbers makes values that were never written before
 */
public record Client(SettingsCalls settings, CharacterCalls characters, AtomicLong numbers) {
  /** The character that is always there. */
  public static final String HERO = "hero";

  /** The names that characters are given and lose. */
  public static final List<String> NAMES = List.of("anna", "bert");

  static Client of(SignedIn user, Worker worker, AtomicLong numbers) {
    var browser = user.client().on(worker.address());
    return new Client(
        new SettingsCalls(browser, user.id()), new CharacterCalls(browser, user.id()), numbers);
  }

  /** A value that was never written before. */
  String freshValue() {
    return Long.toString(numbers.incrementAndGet());
  }

  /** A read at random. */
  Call read(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> settings.read();
      case 3 -> settings.readName();
      case 4, 5 -> characters.readProfile(HERO);
      case 6 -> characters.readContext(HERO);
      case 7 -> characters.readId(name(random));
      case 8 -> characters.readProfile(name(random));
      default -> characters.readList();
    };
  }

  /** A write at random. */
  Call write(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> settings.write(freshValue());
      case 4, 5, 6 -> characters.remember(HERO, freshValue());
      case 7 -> characters.create(name(random));
      case 8 -> {
        int from = random.nextInt(NAMES.size());
        yield characters.rename(NAMES.get(from), NAMES.get(1 - from));
      }
      default -> characters.delete(name(random));
    };
  }

  private static String name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }
}
