package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * What a master says of itself.
 *
 * @param incarnation its {@code run_id} and {@code master_replid}
 * @param formerReplid its {@code master_replid2}, unless it has none
 */
record Reign(Incarnation incarnation, Optional<String> formerReplid) {
  private static final Pattern NONE = Pattern.compile("0*");

  /** Sends the question; the answer is for {@link #read}. */
  static void ask(ServerConnection server) {
    server.sendCommand(Command.INFO, "server", "replication");
  }

  /** Reads the answer. @throws JedisConnectionException also if the server is a replica */
  static Reign read(ServerConnection server) {
    String info = server.getBulkReply();
    if (!"master".equals(field(info, "role"))) {
      String replica = "the Redis at " + server.getHostAndPort() + " is a replica";
      throw new JedisConnectionException(replica, new CommandRefused("SET", "READONLY " + replica));
    }
    String former = field(info, "master_replid2");
    return new Reign(
        new Incarnation(field(info, "run_id"), field(info, "master_replid")),
        NONE.matcher(former).matches() ? Optional.empty() : Optional.of(former));
  }

  /** A field of what {@code INFO} answers. @throws JedisConnectionException if it has none */
  static String field(String info, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + ":([^\r\n]*)").matcher(info);
    if (!matcher.find()) {
      throw new JedisConnectionException("Redis does not report its " + name);
    }
    return matcher.group(1).strip();
  }
}
