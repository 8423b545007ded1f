package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.RedisServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;

/** What Redis says of itself. */
public final class RedisFigures {
  private RedisFigures() {}

  /**
   * The figure {@code name} in {@code section} of INFO.
   *
   * @throws IllegalStateException if there is none
   */
  public static long number(RedisServer redis, String section, String name) {
    try (Jedis jedis = new Jedis(RedisServer.HOST, redis.port())) {
      Matcher field = Pattern.compile("(?m)^" + name + ":(\\d+)").matcher(jedis.info(section));
      if (!field.find()) {
        throw new IllegalStateException("Redis does not report its " + name);
      }
      return Long.parseLong(field.group(1));
    }
  }

  /** The commands that it has carried out, those within scripts as well. */
  static long commands(RedisServer redis) {
    return number(redis, "stats", "total_commands_processed");
  }
}
