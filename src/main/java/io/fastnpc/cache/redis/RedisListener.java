package io.fastnpc.cache.redis;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Neighbours.Ears;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Token;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/**
 * Waits for what the other workers announce and acknowledge, on a connection of its own, to the
 * incarnation on which its worker attends.
 *
 * <p>It may miss announcements, which then wait for the next poll: those of a stream that is made
 * anew while it does not look, and what happens while it has no connection.
 */
public final class RedisListener implements AutoCloseable {
  private static final byte[] BLOCK = Layout.utf8("BLOCK");
  private static final byte[] STREAMS = Layout.utf8("STREAMS");
  private static final byte[] COUNT = Layout.utf8("COUNT");
  private static final byte[] ONE = {'1'};
  private static final byte[] FIRST = {'-'};
  private static final byte[] LAST = {'+'};

  /** Where an entry stands in its stream. */
  private record Place(long major, long minor) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::major, Long::compareUnsigned)
            .thenComparing(Place::minor, Long::compareUnsigned);

    /** Before the first one. */
    private static final Place NONE = new Place(0, 0);

    private static Place of(Object bytes) {
      String number = Layout.text(bytes);
      int minor = number.indexOf('-') + 1;
      return new Place(
          Long.parseUnsignedLong(number.substring(0, minor - 1)),
          Long.parseUnsignedLong(number.substring(minor)));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    private byte[] bytes() {
      return Layout.utf8(Long.toUnsignedString(major) + "-" + Long.toUnsignedString(minor));
    }
  }

  private final Connections connections;
  private final Duration patience;
  private final byte[] announcements;
  private final byte[] acknowledgements;
  private final Ears ears;
  private Optional<Incarnation> on = Optional.empty();
  private boolean placed;
  private Place announced = Place.NONE;
  private Place acknowledged = Place.NONE;
  private long lookedAt;

  /**
   * A listener for one worker.
   *
   * @param connections whose time-out is longer than {@code patience}
   * @param patience how long one call waits
   * @param worker the name by which others know the worker
   */
  public RedisListener(
      Connections connections, Duration patience, String prefix, String worker, Ears ears) {
    Layout layout = new Layout(prefix);
    this.connections = connections;
    this.patience = patience;
    this.announcements = layout.announcements();
    this.acknowledgements = layout.acknowledgements(worker);
    this.ears = ears;
  }

  /**
   * Waits until something comes, for a while; to be called again and again by one thread.
   *
   * @throws StoreUnavailable if the incarnation did not answer
   */
  public void listen() throws StoreUnavailable {
    Optional<Incarnation> now = ears.attended();
    if (!now.equals(on)) {
      on = now;
      placed = false;
    }
    for (Object stream : connections.call(on.orElse(null), this::news)) {
      Map.Entry<?, ?> named = named(stream);
      boolean news = Arrays.equals((byte[]) named.getKey(), announcements);
      for (Object entry : (List<?>) named.getValue()) {
        hear(news, Place.of(((List<?>) entry).get(0)), (List<?>) ((List<?>) entry).get(1));
      }
    }
  }

  private List<?> news(ServerConnection redis) {
    long now = System.nanoTime();
    if (!placed || now - lookedAt >= patience.toNanos()) {
      place(redis);
      lookedAt = now;
    }
    redis.sendCommand(
        Command.XREAD,
        BLOCK,
        Layout.millis(patience),
        STREAMS,
        announcements,
        acknowledgements,
        announced.bytes(),
        acknowledged.bytes());
    return redis.getOne() instanceof List<?> answer ? answer : List.of();
  }

  /**
   * Finds out from where to read. Who listens from now on hears what is announced from now on, and
   * all that was acknowledged, which is for this worker alone. Later only a stream that was made
   * anew, with lower numbers, is read from its beginning.
   */
  private void place(ServerConnection redis) {
    Place news = end(redis, announcements);
    Place answers = end(redis, acknowledgements);
    if (!placed) {
      announced = news;
      acknowledged = Place.NONE;
      placed = true;
      return;
    }
    if (news.compareTo(announced) < 0) {
      announced = Place.NONE;
    }
    if (answers.compareTo(acknowledged) < 0) {
      acknowledged = Place.NONE;
    }
  }

  private static Place end(ServerConnection redis, byte[] stream) {
    redis.sendCommand(Command.XREVRANGE, stream, LAST, FIRST, COUNT, ONE);
    List<?> entries = redis.getObjectMultiBulkReply();
    return entries.isEmpty() ? Place.NONE : Place.of(((List<?>) entries.get(0)).get(0));
  }

  /** A stream and its entries, which Redis's newer protocol answers as a pair. */
  private static Map.Entry<?, ?> named(Object stream) {
    return stream instanceof Map.Entry<?, ?> pair
        ? pair
        : Map.entry(((List<?>) stream).get(0), ((List<?>) stream).get(1));
  }

  /** Ends the connection when nobody listens any more; later calls fail. */
  @Override
  public void close() {
    connections.close();
  }

  private void hear(boolean news, Place number, List<?> fields) {
    if (!news) {
      acknowledged = number;
      ears.acknowledged(new Token(Layout.text(fields.get(0))), Layout.text(fields.get(1)));
      return;
    }
    announced = number;
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      named.put(Layout.text(fields.get(i)), Layout.text(fields.get(i + 1)));
    }
    @Nullable String token = named.get("token"); // none in the entry with which a stream begins
    if (token != null) {
      ears.announced(Layout.announcement(token, named.getOrDefault("keys", Layout.EVERYTHING)));
    }
  }
}
