package io.fastnpc.cache.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The few Redis commands that the protocol consists of, on one connection. */
final class Commands {
  private static final byte[] ONE_KEY = {'1'};
  private static final byte[] LOAD = Layout.utf8("LOAD");

  private Commands() {}

  /** Runs {@code script} on one key. */
  static long run(ServerConnection on, Script script, byte[] key, byte[]... arguments) {
    return runAll(on, script, List.of(key), arguments).get(0);
  }

  /** Runs {@code script} on each key with the same arguments, all in one round trip. */
  static List<Long> runAll(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    List<Long> results = new ArrayList<>(keys.size());
    for (Object reply : replies(on, script, keys, arguments)) {
      results.add((Long) reply);
    }
    return results;
  }

  /** Runs {@code script} on one key, for an answer that is a list. */
  static List<?> ask(ServerConnection on, Script script, byte[] key, byte[]... arguments) {
    return (List<?>) replies(on, script, List.of(key), arguments).get(0);
  }

  /** Runs {@code script} once, on all keys together, for an answer that is a list. */
  static List<?> askOnce(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    List<byte[]> words = new ArrayList<>(List.of(script.sha1()));
    words.add(Layout.utf8(Integer.toString(keys.size())));
    words.addAll(keys);
    words.addAll(List.of(arguments));
    byte[][] call = words.toArray(new byte[0][]);
    on.sendCommand(Command.EVALSHA, call);
    Object reply = on.getMany(1).get(0);
    if (reply instanceof JedisNoScriptException) {
      load(on, script);
      on.sendCommand(Command.EVALSHA, call);
      reply = on.getMany(1).get(0);
    }
    if (reply instanceof JedisDataException error) {
      throw error;
    }
    return (List<?>) reply;
  }

  /** The fields of a hash with their values; none where there is no such hash. */
  static Map<String, byte[]> hash(ServerConnection on, byte[] key) {
    on.sendCommand(Command.HGETALL, key);
    Map<String, byte[]> values = new HashMap<>();
    BuilderFactory.BINARY_MAP
        .build(on.getOne())
        .forEach((field, value) -> values.put(new String(field, StandardCharsets.UTF_8), value));
    return values;
  }

  private static void load(ServerConnection on, Script script) {
    on.sendCommand(Command.SCRIPT, LOAD, script.text());
    on.getOne();
  }

  private static List<Object> replies(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    List<Object> replies = send(on, script, keys, arguments);
    if (replies.stream().anyMatch(JedisNoScriptException.class::isInstance)) {
      load(on, script);
      replies = send(on, script, keys, arguments); // all of them: a script may run twice
    }
    for (Object reply : replies) {
      if (reply instanceof JedisDataException error) {
        throw error;
      }
    }
    return replies;
  }

  private static List<Object> send(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    byte[][] words = new byte[arguments.length + 3][];
    words[0] = script.sha1();
    words[1] = ONE_KEY;
    System.arraycopy(arguments, 0, words, 3, arguments.length);
    for (byte[] key : keys) {
      words[2] = key;
      on.sendCommand(Command.EVALSHA, Arrays.copyOf(words, words.length));
    }
    return on.getMany(keys.size());
  }
}
