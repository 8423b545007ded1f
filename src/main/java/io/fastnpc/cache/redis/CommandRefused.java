package io.fastnpc.cache.redis;

import io.fastnpc.cache.Refusal;
import redis.clients.jedis.exceptions.JedisDataException;

/** Redis answered a command with an error. */
final class CommandRefused extends JedisDataException {
  private static final long serialVersionUID = 1;

  private final String command;

  /** Redis answered {@code command} with {@code error}. */
  CommandRefused(String command, String error) {
    super(error);
    this.command = command;
  }

  /** The same as the cache knows it. */
  Refusal refusal() {
    return new Refusal(command, String.valueOf(getMessage()));
  }
}
