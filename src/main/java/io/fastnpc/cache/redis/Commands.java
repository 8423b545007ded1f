package io.fastnpc.cache.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The few Redis commands that the protocol consists of, on one connection. */
final class Commands {
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

  /**
   * Runs {@code script} on all keys together, for an answer that is a list. Where Redis does not
   * know it, nothing has been carried out, and it is sent again.
   */
  static List<?> askTogether(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    byte[][] call = words(script, keys, List.of(arguments));
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

  /**
   * Runs {@code script} on each key and then {@code last} on other keys, all in one round trip, and
   * returns the answer of the last one. Nothing is sent again: the last one may have been carried
   * out, and would then not have come last.
   *
   * @throws JedisNoScriptException if Redis did not know one of the scripts; it knows them now
   * @throws JedisDataException if any of them was not carried out
   */
  static List<?> runAllThenAskOnce(
      ServerConnection on,
      Script script,
      List<byte[]> keys,
      List<byte[]> arguments,
      Script last,
      List<byte[]> lastKeys,
      List<byte[]> lastArguments) {
    keys.forEach(key -> on.sendCommand(Command.EVALSHA, words(script, List.of(key), arguments)));
    on.sendCommand(Command.EVALSHA, words(last, lastKeys, lastArguments));
    List<Object> replies = on.getMany(keys.size() + 1);
    if (replies.stream().anyMatch(JedisNoScriptException.class::isInstance)) {
      load(on, script);
      load(on, last);
    }
    for (Object reply : replies) {
      if (reply instanceof JedisDataException error) {
        throw error;
      }
    }
    return (List<?>) replies.get(keys.size());
  }

  private static byte[][] words(Script script, List<byte[]> keys, List<byte[]> arguments) {
    List<byte[]> words = new ArrayList<>(List.of(script.sha1()));
    words.add(Layout.utf8(Integer.toString(keys.size())));
    words.addAll(keys);
    words.addAll(arguments);
    return words.toArray(new byte[0][]);
  }

  /** Makes {@code script} known. */
  static void load(ServerConnection on, Script script) {
    on.sendCommand(Command.SCRIPT, LOAD, script.text());
    on.getOne();
  }

  /** The keys and the arguments with which a script is called. */
  record Call(List<byte[]> keys, List<byte[]> arguments) {}

  /** Runs {@code script} so many times, all in one round trip. */
  static List<Long> runEach(ServerConnection on, Script script, List<Call> calls) {
    List<Long> results = new ArrayList<>(calls.size());
    for (Object reply : repliesTo(on, script, calls)) {
      results.add((Long) reply);
    }
    return results;
  }

  private static List<Object> replies(
      ServerConnection on, Script script, List<byte[]> keys, byte[]... arguments) {
    List<byte[]> same = List.of(arguments);
    return repliesTo(on, script, keys.stream().map(key -> new Call(List.of(key), same)).toList());
  }

  private static List<Object> repliesTo(ServerConnection on, Script script, List<Call> calls) {
    List<Object> replies = send(on, script, calls);
    if (replies.stream().anyMatch(JedisNoScriptException.class::isInstance)) {
      load(on, script);
      replies = send(on, script, calls); // all of them: a script may run twice
    }
    for (Object reply : replies) {
      if (reply instanceof JedisDataException error) {
        throw error;
      }
    }
    return replies;
  }

  private static List<Object> send(ServerConnection on, Script script, List<Call> calls) {
    calls.forEach(
        call -> on.sendCommand(Command.EVALSHA, words(script, call.keys(), call.arguments())));
    return on.getMany(calls.size());
  }
}
