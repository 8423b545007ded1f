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
  private static final byte[] NEXT = {'*'};
  private static final byte[] FIRST = {'-'};
  private static final byte[] LAST = {'+'};
  private static final byte[] STREAMS = Layout.utf8("STREAMS");

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
    rehearseAnnouncements(redis, layout.note("rehearsal:stream"), layout.note("rehearsal:hash"));
  }

  private static void rehearseAnnouncements(ServerConnection redis, byte[] stream, byte[] hash) {
    redis.sendCommand(Command.XADD, stream, NEXT, LEASE, LEASE);
    redis.sendCommand(Command.XRANGE, stream, FIRST, LAST);
    redis.sendCommand(Command.XREVRANGE, stream, LAST, FIRST);
    redis.sendCommand(Command.XREAD, STREAMS, stream, START);
    redis.sendCommand(Command.PEXPIRE, stream, MILLIS);
    redis.sendCommand(Command.PTTL, stream);
    redis.sendCommand(Command.HSET, hash, LEASE, LEASE);
    redis.sendCommand(Command.HGET, hash, LEASE);
    redis.sendCommand(Command.HGETALL, hash);
    redis.sendCommand(Command.HKEYS, hash);
    redis.sendCommand(Command.HDEL, hash, LEASE);
    redis.sendCommand(Command.DEL, stream, hash);
    redis.answers(12);
    Commands.load(redis, Script.FENCE); // a writer's round trip must not find them missing
    Commands.load(redis, Script.ANNOUNCE);
  }
}
