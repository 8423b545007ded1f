package io.fastnpc.cache.redis;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Neighbours;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import redis.clients.jedis.Protocol.Command;

/**
 * The other workers, through streams in Redis.
 *
 * <p>All announcements stand in one stream. Acknowledgements stand in a short one for each writer's
 * worker. A {@link RedisListener} waits for both.
 */
public final class RedisNeighbours implements Neighbours {
  private static final byte[] KEPT = Layout.utf8("2048");
  private static final byte[] MAXLEN = Layout.utf8("MAXLEN");
  private static final byte[] ABOUT = Layout.utf8("~");
  private static final byte[] ACKNOWLEDGEMENTS = Layout.utf8("1000");
  private static final byte[] NEXT = Layout.utf8("*");

  /** How long acknowledgements are kept after the last one, in milliseconds. */
  private static final byte[] LIFE = Layout.utf8("60000");

  private final Connections connections;
  private final UnaryOperator<StoreUnavailable> noted;
  private final Layout layout;
  private final byte[] stream;
  private final byte[] registry;

  /** Those with entries under {@code prefix}. */
  public RedisNeighbours(Connections connections, String prefix) {
    this(connections, new Layout(prefix), UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param noted gets each failure, and says which one to tell
   */
  RedisNeighbours(Connections connections, Layout layout, UnaryOperator<StoreUnavailable> noted) {
    this.connections = connections;
    this.noted = noted;
    this.layout = layout;
    this.stream = layout.announcements();
    this.registry = layout.note("near:workers");
  }

  @Override
  public Roll fence(
      Collection<Key> keys,
      Token writer,
      Duration lifetime,
      Announcement announcement,
      Incarnation on)
      throws StoreUnavailable {
    List<byte[]> names = keys.stream().map(layout::key).toList();
    List<byte[]> fence = List.of(Layout.utf8(writer.text()), Layout.millis(lifetime));
    return roll(
        callOnce(
            on,
            redis ->
                Commands.runAllThenAskOnce(
                    redis,
                    Script.FENCE,
                    names,
                    fence,
                    Script.ANNOUNCE,
                    List.of(stream, registry),
                    arguments(announcement, on))));
  }

  @Override
  public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
    byte[][] arguments = arguments(announcement, on).toArray(new byte[0][]);
    return roll(
        callOnce(
            on,
            redis ->
                Commands.askTogether(
                    redis, Script.ANNOUNCE, List.of(stream, registry), arguments)));
  }

  private static List<byte[]> arguments(Announcement announcement, Incarnation on) {
    return List.of(
        Layout.utf8(announcement.token().text()),
        Layout.announced(announcement),
        Layout.utf8(on.text()),
        KEPT);
  }

  private static Roll roll(List<?> answer) {
    Set<String> workers = new HashSet<>();
    answer.stream().skip(1).forEach(worker -> workers.add(Layout.text(worker)));
    return new Roll(Layout.text(answer.get(0)), workers);
  }

  @Override
  public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
    List<?> answer =
        callOnce(
            on,
            redis ->
                Commands.askTogether(
                    redis,
                    Script.ATTEND,
                    List.of(stream, registry),
                    Layout.utf8(self.worker()),
                    number(self.count()),
                    number(self.copies() ? 1 : 0),
                    Layout.utf8(self.fresh()),
                    number(after),
                    Layout.utf8(on.text())));
    List<?> counts = (List<?>) answer.get(1);
    Map<String, Long> signs = new HashMap<>();
    for (int i = 0; i < counts.size(); i += 2) {
      signs.put(Layout.text(counts.get(i)), Long.valueOf(Layout.text(counts.get(i + 1))));
    }
    List<?> entries = (List<?>) answer.get(5);
    List<Announcement> news = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += 2) {
      news.add(Layout.announcement(Layout.text(entries.get(i)), Layout.text(entries.get(i + 1))));
    }
    return new Hearing(
        Layout.text(answer.get(0)),
        signs,
        Layout.text(answer.get(2)),
        (Long) answer.get(3),
        (Long) answer.get(4),
        news);
  }

  @Override
  public void acknowledge(Collection<Token> heard, String worker, Incarnation on)
      throws StoreUnavailable {
    byte[] self = Layout.utf8(worker);
    call(
        on,
        redis -> {
          for (Token token : heard) {
            byte[] name = layout.acknowledgements(token.worker());
            byte[] text = Layout.utf8(token.text());
            redis.sendCommand(
                Command.XADD, name, MAXLEN, ABOUT, ACKNOWLEDGEMENTS, NEXT, text, self);
            redis.sendCommand(Command.PEXPIRE, name, LIFE);
          }
          return redis.answers(2 * heard.size());
        });
  }

  @Override
  public void strike(Map<String, Long> silent, Incarnation on) throws StoreUnavailable {
    for (Map.Entry<String, Long> worker : silent.entrySet()) {
      byte[] name = Layout.utf8(worker.getKey());
      byte[] count = number(worker.getValue());
      call(on, redis -> Commands.run(redis, Script.STRIKE, registry, name, count));
    }
  }

  private static byte[] number(long number) {
    return Layout.utf8(Long.toString(number));
  }

  private <T> T call(Incarnation on, Connections.Call<T> call) throws StoreUnavailable {
    try {
      return connections.call(on, call);
    } catch (StoreUnavailable failure) {
      throw noted.apply(failure);
    }
  }

  private <T> T callOnce(Incarnation on, Connections.Call<T> call) throws StoreUnavailable {
    try {
      return connections.callOnce(on, call);
    } catch (StoreUnavailable failure) {
      throw noted.apply(failure);
    }
  }
}
