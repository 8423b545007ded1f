package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.SafeEncoder;

/**
 * A connection that knows which incarnation of Redis it reached.
 *
 * <p>It asks once, when the connection is made: a server that dies or hands over breaks its
 * connections, and this one is never opened a second time. A server may become another incarnation
 * without that; whoever notices replaces the connection.
 */
final class ServerConnection extends Connection {
  private static final String WRONG_TYPE = "WRONGTYPE";

  /** What was sent and has not been answered; the superclass's constructor sends the first. */
  private @Nullable Deque<ProtocolCommand> unanswered;

  private final Incarnation incarnation;
  private boolean used;

  /** Connects. @throws JedisConnectionException also if the server is a replica */
  ServerConnection(JedisSocketFactory sockets, JedisClientConfig config) {
    super(sockets, config);
    try {
      Reign.ask(this);
      incarnation = Reign.read(this).incarnation();
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

  /** The server at the other end, when the connection was made. */
  Incarnation incarnation() {
    return incarnation;
  }

  /** Whether this is the first time that somebody asks. */
  boolean isFirstUse() {
    boolean first = !used;
    used = true;
    return first;
  }
}
