package io.fastnpc.tools.attack;

import java.time.Duration;
import java.util.Properties;

/**
 * How much of everything; {@link #full} from the command line, {@link #brief} in each build.
 *
 * @param seed decides what the shots are
 * @param shots malformed requests of all kinds together
 * @param bombs requests with as many headers as fit, of each kind
 * @param slowClients clients that never finish a head, and as many that never finish a body
 * @param patience how long a connection may be held by who sends nothing
 * @param logIns log-ins of the storm
 * @param resets streams that are opened and reset over HTTP/2
 * @param rows rows that one bulk write changes
 * @param judgesTimes whether a slow health check is a finding: only on a machine that does nothing
 *     else
 */
public record AttackPlan(
    long seed,
    int shots,
    int bombs,
    int slowClients,
    Duration patience,
    int logIns,
    int resets,
    int rows,
    boolean judgesTimes) {

  /** About a minute. */
  public static AttackPlan brief(long seed) {
    return new AttackPlan(seed, 3_500, 60, 60, Duration.ofSeconds(45), 40, 2_000, 50_000, false);
  }

  /**
   * The whole of it, unless the properties {@code attack.shots}, {@code attack.bombs}, {@code
   * attack.slow}, {@code attack.logins}, {@code attack.resets}, {@code attack.rows} and {@code
   * seed} say otherwise.
   */
  static AttackPlan full(Properties properties) {
    return new AttackPlan(
        Long.parseLong(properties.getProperty("seed", "1")),
        number(properties, "shots", 100_000),
        number(properties, "bombs", 1_000),
        number(properties, "slow", 250),
        Duration.ofSeconds(90),
        number(properties, "logins", 1_000),
        number(properties, "resets", 100_000),
        number(properties, "rows", 1_000_000),
        true);
  }

  private static int number(Properties properties, String name, int otherwise) {
    return Integer.parseInt(properties.getProperty("attack." + name, Integer.toString(otherwise)));
  }
}
