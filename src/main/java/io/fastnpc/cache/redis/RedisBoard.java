package io.fastnpc.cache.redis;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Board;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.KeyValue;

/** The board in Redis, as notes that no glob reaches. */
public final class RedisBoard implements Board {
  private static final String REPORT = "report:";
  private static final byte[] NOTHING = {};
  private static final byte[] FIRST = {'0'};

  /** Steps of the history read in one round trip. */
  private static final int PAGE = 120;

  private final Connections connections;
  private final Layout layout;
  private final byte[] board;
  private final byte[] events;
  private final byte[] lost;

  /** A board under {@code prefix}. */
  public RedisBoard(Connections connections, String prefix) {
    this.connections = connections;
    this.layout = new Layout(prefix);
    this.board = layout.note("board");
    this.events = layout.note("events");
    this.lost = layout.note("lost");
  }

  @Override
  public Posted post(String id, byte[] report, Duration silence) throws StoreUnavailable {
    List<?> answer = board(Layout.utf8(id), report, silence, "0");
    return new Posted(
        answer.get(0).equals(1L), Long.parseLong(Layout.text(answer.get(1))), silent(answer));
  }

  @Override
  public Content read(Duration silence) throws StoreUnavailable {
    List<?> answer = board(NOTHING, NOTHING, silence, "1");
    Map<String, byte[]> fields = byField((List<?>) answer.get(3));
    Map<String, byte[]> reports = new HashMap<>();
    fields.forEach(
        (field, value) -> {
          if (field.startsWith(REPORT)) {
            reports.put(field.substring(REPORT.length()), value);
          }
        });
    return new Content(Optional.ofNullable(fields.get("total")), reports, silent(answer));
  }

  private List<?> board(byte[] id, byte[] report, Duration silence, String all)
      throws StoreUnavailable {
    byte[] millis = Layout.millis(silence);
    return connections.call(
        redis -> Commands.ask(redis, Script.BOARD, board, id, report, millis, Layout.utf8(all)));
  }

  private static Set<String> silent(List<?> answer) {
    return ((List<?>) answer.get(2)).stream().map(Layout::text).collect(Collectors.toSet());
  }

  @Override
  public boolean replace(
      Optional<byte[]> seen, byte[] next, long version, Optional<Map.Entry<String, byte[]>> leaving)
      throws StoreUnavailable {
    byte[] number = Layout.utf8(Long.toString(version));
    byte[] id = leaving.map(Map.Entry::getKey).map(Layout::utf8).orElse(NOTHING);
    byte[] report = leaving.map(Map.Entry::getValue).orElse(NOTHING);
    return connections.call(
            redis ->
                Commands.run(
                    redis, Script.TOTAL, board, seen.orElse(NOTHING), next, number, id, report))
        == 1;
  }

  @Override
  public void tell(List<byte[]> newer, int limit) throws StoreUnavailable {
    List<byte[]> words = new ArrayList<>(List.of(events));
    words.addAll(newer);
    byte[] last = Layout.utf8(Integer.toString(limit - 1));
    connections.call(
        redis -> {
          redis.sendCommand(Command.LPUSH, words.toArray(new byte[0][]));
          redis.sendCommand(Command.LTRIM, events, FIRST, last);
          return redis.answers(2);
        });
  }

  @Override
  public List<byte[]> told() throws StoreUnavailable {
    return connections.call(
        redis -> {
          redis.sendCommand(Command.LRANGE, events, FIRST, Layout.utf8("-1"));
          return redis.getBinaryMultiBulkReply();
        });
  }

  @Override
  public void miss(Map<String, byte[]> notes) throws StoreUnavailable {
    List<byte[]> words = new ArrayList<>(List.of(lost, NOTHING, NOTHING));
    notes.forEach((name, note) -> words.addAll(List.of(Layout.utf8(name), note)));
    connections.call(
        redis -> {
          redis.sendCommand(Command.HSET, words.toArray(new byte[0][]));
          return redis.getIntegerReply();
        });
  }

  @Override
  public boolean forget(String name) throws StoreUnavailable {
    return connections.call(
        redis -> {
          redis.sendCommand(Command.HSET, lost, NOTHING, NOTHING); // so that the hash stays
          redis.sendCommand(Command.HDEL, lost, Layout.utf8(name));
          return redis.answers(2).get(1).equals(1L);
        });
  }

  @Override
  public Map<String, byte[]> missed() throws StoreUnavailable {
    return connections.call(redis -> Commands.hash(redis, lost));
  }

  @Override
  public boolean keep(String id, long before, Map<Long, byte[]> steps, Duration life)
      throws StoreUnavailable {
    byte[] field = Layout.utf8(id);
    byte[] millis = Layout.millis(life);
    return connections.call(
        redis -> {
          redis.sendCommand(Command.HEXISTS, history(before), field);
          steps.forEach(
              (step, part) -> {
                redis.sendCommand(Command.HSET, history(step), field, part);
                redis.sendCommand(Command.PEXPIRE, history(step), millis);
              });
          return redis.answers(1 + 2 * steps.size()).get(0).equals(1L);
        });
  }

  @Override
  public Map<Long, Map<String, byte[]>> kept(Collection<Long> steps) throws StoreUnavailable {
    List<Long> all = List.copyOf(steps);
    Map<Long, Map<String, byte[]>> kept = new HashMap<>();
    for (int from = 0; from < all.size(); from += PAGE) {
      List<Long> page = all.subList(from, Math.min(all.size(), from + PAGE));
      List<Object> answers =
          connections.call(
              redis -> {
                page.forEach(step -> redis.sendCommand(Command.HGETALL, history(step)));
                return redis.answers(page.size());
              });
      for (int i = 0; i < page.size(); i++) {
        if (answers.get(i) instanceof List<?> parts && !parts.isEmpty()) {
          kept.put(page.get(i), byField(parts));
        }
      }
    }
    return kept;
  }

  /** A hash as scripts and older servers answer it, name and value in turn, or as pairs. */
  private static Map<String, byte[]> byField(List<?> fields) {
    Map<String, byte[]> values = new HashMap<>();
    for (Iterator<?> rest = fields.iterator(); rest.hasNext(); ) {
      Object field = rest.next();
      if (field instanceof KeyValue<?, ?> pair) {
        values.put(Layout.text(pair.getKey()), (byte[]) pair.getValue());
      } else {
        values.put(Layout.text(field), (byte[]) rest.next());
      }
    }
    return values;
  }

  private byte[] history(long step) {
    return layout.note("history:" + step);
  }
}
