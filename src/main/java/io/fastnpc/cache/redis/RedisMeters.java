package io.fastnpc.cache.redis;

import io.fastnpc.brake.Metered;
import io.fastnpc.brake.Meters;
import io.fastnpc.brake.Pace;
import io.fastnpc.cache.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;

/** The counts of all workers in Redis, as notes that no glob reaches and no clearing removes. */
public final class RedisMeters implements Meters {
  private static final byte[] MILLISECONDS = Layout.utf8("PX");
  private static final byte[] NOTED = {'1'};

  private final Connections connections;
  private final Layout layout;

  /** Counts under {@code prefix}. */
  public RedisMeters(Connections connections, String prefix) {
    this.connections = connections;
    this.layout = new Layout(prefix);
  }

  @Override
  public Outcome count(List<Metered> all) throws StoreUnavailable {
    byte[][] arguments =
        all.stream()
            .map(Metered::pace)
            .flatMap(RedisMeters::numbers)
            .map(number -> Layout.utf8(Long.toString(number)))
            .toArray(byte[][]::new);
    List<?> answer =
        connections.call(redis -> Commands.askTogether(redis, Script.COUNT, keys(all), arguments));
    long wait = (Long) answer.get(0);
    if (wait > 0) {
      return new Paused(Duration.ofMillis(wait));
    }
    List<String> pauses = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int i = 1; i < answer.size(); i += 2) {
      pauses.add(Layout.text(answer.get(i)));
      counts.add(Double.valueOf(Layout.text(answer.get(i + 1))));
    }
    return new Counted(pauses, counts);
  }

  private static Stream<Long> numbers(Pace pace) {
    return Stream.of(
        (long) pace.free(),
        pace.first().toMillis(),
        pace.longest().toMillis(),
        pace.forget().toMillis());
  }

  @Override
  public void refund(List<Metered> all, Counted counted) throws StoreUnavailable {
    List<byte[]> arguments = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      arguments.add(Layout.millis(all.get(i).pace().forget()));
      arguments.add(Layout.utf8(counted.pauses().get(i)));
    }
    connections.call(
        redis ->
            Commands.askTogether(
                redis, Script.REFUND, keys(all), arguments.toArray(new byte[0][])));
  }

  @Override
  public boolean isNoted(String subject) throws StoreUnavailable {
    byte[] key = key(subject);
    return connections.call(
        redis -> {
          redis.sendCommand(Command.GET, key);
          return redis.getBinaryBulkReply() != null;
        });
  }

  @Override
  public void note(String subject, Duration life) throws StoreUnavailable {
    byte[] key = key(subject);
    byte[] millis = Layout.millis(life);
    connections.call(
        redis -> {
          redis.sendCommand(Command.SET, key, NOTED, MILLISECONDS, millis);
          return redis.getStatusCodeReply();
        });
  }

  private List<byte[]> keys(List<Metered> all) {
    return all.stream().map(one -> key(one.subject())).toList();
  }

  private byte[] key(String subject) {
    return layout.note("brake:" + subject);
  }
}
