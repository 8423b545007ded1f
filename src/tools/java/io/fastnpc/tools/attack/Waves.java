package io.fastnpc.tools.attack;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All waves, the gentle ones first. */
final class Waves {
  /** Each page takes some fifty times what a refused call does. */
  private static final int PAGES_PART = 40;

  private Waves() {}

  /** Those of {@code plan}, or those of them that {@code -Dattack.only=names,bodies} names. */
  static List<Wave> all(AttackPlan plan, Accounts accounts) {
    int pages = plan.shots() / PAGES_PART;
    int each = (plan.shots() - pages) / 7;
    Set<String> only =
        Stream.of(System.getProperty("attack.only", "").split(",", -1))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toSet());
    return Stream.of(
            new Volley("names", new Names(accounts), each),
            new Volley("bodies", new Bodies(accounts), each),
            new Volley("framings", new Framings(accounts), each),
            new Volley("cookies", new Cookies(accounts), each),
            new Volley("headers", new Headers(accounts), each),
            new Volley("media types", new MediaTypes(accounts), each),
            new Volley("methods", new Methods(accounts), each),
            new Volley("postbacks", new Postbacks(accounts), pages),
            new BulkWrites(),
            new LogInStorm(),
            new SlowClients(),
            new RapidResets(),
            HeaderBombs.names(plan.bombs()),
            HeaderBombs.cookies(plan.bombs()),
            HeaderBombs.languages(plan.bombs()))
        .filter(wave -> only.isEmpty() || only.contains(wave.name()))
        .toList();
  }
}
