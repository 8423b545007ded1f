package io.fastnpc.cache.redis;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Where the Redis server is: at one address, or where the sentinels say. */
public final class RedisSockets {
  private RedisSockets() {}

  /** Sockets to the server at {@code address}. */
  public static JedisSocketFactory at(HostAndPort address, JedisClientConfig config) {
    return at(address, config, Optional.empty());
  }

  /**
   * Sockets to the server at {@code address}.
   *
   * @param tls encrypts them, and takes a certificate of that host only; then {@code config} is of
   *     a connection without TLS
   */
  public static JedisSocketFactory at(
      HostAndPort address, JedisClientConfig config, Optional<SSLSocketFactory> tls) {
    JedisSocketFactory plain = new DefaultJedisSocketFactory(address, config);
    return tls.<JedisSocketFactory>map(
            factory -> () -> encrypted(plain.createSocket(), address, factory))
        .orElse(plain);
  }

  private static Socket encrypted(Socket plain, HostAndPort address, SSLSocketFactory tls) {
    try {
      SSLSocket socket =
          (SSLSocket) tls.createSocket(plain, address.getHost(), address.getPort(), true);
      SSLParameters checked = socket.getSSLParameters();
      checked.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(checked);
      socket.startHandshake();
      return socket;
    } catch (IOException refused) {
      closeQuietly(plain);
      throw new JedisConnectionException("No TLS with " + address, refused);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is of no use any more.
    }
  }

  /**
   * Sockets to whatever server the sentinels name as the master at that moment; they are asked for
   * every connection, one after the other until one knows.
   *
   * @param sentinelConfig how to speak with the sentinels
   * @param config how to speak with the server
   * @param tls as of {@link #at}, for both
   */
  public static JedisSocketFactory behind(
      List<HostAndPort> sentinels,
      String master,
      JedisClientConfig sentinelConfig,
      JedisClientConfig config,
      Optional<SSLSocketFactory> tls) {
    Function<HostAndPort, Jedis> ask =
        address -> new Jedis(at(address, sentinelConfig, tls), sentinelConfig);
    return () -> at(master(sentinels, master, ask), config, tls).createSocket();
  }

  private static HostAndPort master(
      List<HostAndPort> sentinels, String master, Function<HostAndPort, Jedis> ask) {
    JedisException last = null;
    for (HostAndPort sentinel : sentinels) {
      try (Jedis jedis = ask.apply(sentinel)) {
        List<String> address = jedis.sentinelGetMasterAddrByName(master);
        if (address != null && address.size() == 2) {
          return new HostAndPort(address.get(0), Integer.parseInt(address.get(1)));
        }
      } catch (JedisException failure) {
        // What one refuses says more than that another is away.
        last = last instanceof JedisDataException ? last : failure;
      }
    }
    throw new JedisConnectionException("no sentinel knows a master named " + master, last);
  }
}
