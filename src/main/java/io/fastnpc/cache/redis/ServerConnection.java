package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.SafeEncoder;

/**
 * A connection that knows which incarnation of Redis it reached.
 *
 * <p>It asks once, when the connection is made: a server that dies or hands over breaks its
 * connections, and this one is never opened a second time.
 */
final class ServerConnection extends Connection {
  private static final String NEVER_A_REPLICA = "-1";
  private static final String WRONG_TYPE = "WRONGTYPE";

  /** What was sent and has not been answered; the superclass's constructor sends the first. */
  private @Nullable Deque<ProtocolCommand> unanswered;

  private final Incarnation incarnation;
  private final String startedAtMillis;

  /** Connects. @throws JedisConnectionException also if the server is a replica */
  ServerConnection(JedisSocketFactory sockets, JedisClientConfig config) {
    super(sockets, config);
    try {
      String server = info("server");
      String replication = info("replication");
      if (!"master".equals(field(replication, "role"))) {
        String replica = "the Redis at " + getHostAndPort() + " is a replica";
        throw new JedisConnectionException(
            replica, new CommandRefused("SET", "READONLY " + replica));
      }
      incarnation = new Incarnation(field(server, "run_id"));
      boolean everReplica = !NEVER_A_REPLICA.equals(field(replication, "second_repl_offset"));
      startedAtMillis = everReplica ? "" : Long.toString(startedAt(server));
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  @Override
  public void sendCommand(CommandArguments command) {
    if (unanswered == null) {
      unanswered = new ArrayDeque<>();
    }
    unanswered.add(command.getCommand());
    super.sendCommand(command);
  }

  /** One answer. @throws CommandRefused if it is an error, except that a script is unknown */
  @Override
  protected Object readProtocolWithCheckingBroken() {
    @Nullable ProtocolCommand command = unanswered == null ? null : unanswered.poll();
    try {
      return super.readProtocolWithCheckingBroken();
    } catch (JedisNoScriptException unknown) {
      throw unknown;
    } catch (JedisDataException error) {
      throw new CommandRefused(
          command == null ? "?" : SafeEncoder.encode(command.getRaw()),
          String.valueOf(error.getMessage()));
    }
  }

  /** That many answers. @throws CommandRefused if one of them is an error; all have been read */
  List<Object> answers(int count) {
    List<Object> answers = getMany(count);
    for (Object answer : answers) {
      if (answer instanceof JedisDataException error) {
        throw error;
      }
    }
    return answers;
  }

  /** That many answers, each of which may be an error of the command's own, such as of a type. */
  List<Object> someAnswers(int count) {
    List<Object> answers = getMany(count);
    for (Object answer : answers) {
      if (answer instanceof JedisDataException error
          && !String.valueOf(error.getMessage()).contains(WRONG_TYPE)) {
        throw error;
      }
    }
    return answers;
  }

  /** The server at the other end. */
  Incarnation incarnation() {
    return incarnation;
  }

  /** When the server started, by its own clock; empty if it has ever been a replica. */
  String startedAtMillis() {
    return startedAtMillis;
  }

  private String info(String section) {
    sendCommand(Command.INFO, section);
    return getBulkReply();
  }

  private static long startedAt(String info) {
    // Both ends of the uptime are cut to whole seconds, so it may be one too long; too young is
    // safe.
    long now = Long.parseLong(field(info, "server_time_usec")) / 1000;
    return now - (Long.parseLong(field(info, "uptime_in_seconds")) - 1) * 1000;
  }

  static String field(String info, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + ":([^\r\n]*)").matcher(info);
    if (!matcher.find()) {
      throw new JedisConnectionException("Redis does not report its " + name);
    }
    return matcher.group(1).strip();
  }
}
