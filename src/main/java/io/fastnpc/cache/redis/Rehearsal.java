package io.fastnpc.cache.redis;

import redis.clients.jedis.Protocol.Command;

/**
 * Tries on a note of its own every command that the protocol consists of, also those that only
 * scripts use: Redis does not say which command of a script it refused.
 */
final class Rehearsal {
  private static final byte[] LEASE = {'L'};
  private static final byte[] MILLIS = Layout.utf8("1000");
  private static final byte[] START = {'0'};

  private Rehearsal() {}

  /** Does nothing that lasts. @throws CommandRefused for the first command that Redis refuses */
  static void on(ServerConnection redis, Layout layout) {
    byte[] note = layout.note("rehearsal");
    redis.sendCommand(
        Command.SET, note, LEASE, RedisStore.NX, RedisStore.GET, RedisStore.PX, MILLIS);
    redis.sendCommand(Command.GET, note);
    redis.sendCommand(Command.TIME);
    redis.sendCommand(Command.DEL, note);
    redis.sendCommand(Command.UNLINK, note);
    redis.sendCommand(Command.SCAN, START);
    redis.answers(6);
    Commands.run(redis, Script.DISCARD, note, LEASE);
  }
}
