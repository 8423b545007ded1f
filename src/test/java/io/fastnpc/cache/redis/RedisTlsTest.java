package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.config.Certificates;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.SelfSigned;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A Redis whose certificate comes from an authority that Java does not know. */
class RedisTlsTest {
  @TempDir private static Path folder;

  private static RedisServer server;
  private static SelfSigned certificate;
  private static int port;

  @BeforeAll
  static void start() {
    server = Servers.newRedis();
    certificate = SelfSigned.in(folder.resolve("certificate"));
    port = server.speakTls(certificate);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_authority_that_is_named_is_trusted() {
    assertThat(pinged(Server.HOST, certificate.certificate())).isEqualTo("PONG");
  }

  @Test
  void nobody_else_is() {
    Path other = SelfSigned.in(folder.resolve("other")).certificate();
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(() -> pinged(Server.HOST, other))
        .withMessageContaining("No TLS with " + Server.HOST);
  }

  @Test
  void the_certificate_must_be_of_the_host_that_is_called() {
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(() -> pinged("localhost", certificate.certificate()));
  }

  private static String pinged(String host, Path authorities) {
    var config = DefaultJedisClientConfig.builder().build();
    var sockets =
        RedisSockets.at(
            new HostAndPort(host, port), config, Optional.of(Certificates.trusting(authorities)));
    try (Jedis jedis = new Jedis(sockets, config)) {
      return jedis.ping();
    }
  }
}
