package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.tools.servers.TcpProxy.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class TcpProxyTest {
  private static final int PATIENCE_MILLIS = 200;

  private final TcpProxy proxy = new TcpProxy(Servers.redis().port());

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void what_is_sent_while_the_way_is_stalled_arrives_later_though_its_sender_gave_up() {
    try (Jedis behind = through();
        Jedis direct = new Jedis(Server.HOST, Servers.redis().port())) {
      assertThat(behind.ping()).isEqualTo("PONG");
      proxy.set(Passage.STALLED);
      assertThatThrownBy(() -> behind.rpush("stalled", "once"))
          .isInstanceOf(JedisConnectionException.class);
      assertThat(direct.exists("stalled")).isFalse();
      proxy.set(Passage.OPEN);
      assertThat(direct.blpop(10, "stalled")).containsExactly("stalled", "once");
    }
  }

  @Test
  void requests_are_carried_out_while_answers_are_held() {
    try (Jedis behind = through();
        Jedis direct = new Jedis(Server.HOST, Servers.redis().port())) {
      behind.ping();
      proxy.set(Passage.ANSWERS_HELD);
      assertThatThrownBy(() -> behind.rpush("held", "once"))
          .isInstanceOf(JedisConnectionException.class);
      assertThat(direct.blpop(10, "held")).containsExactly("held", "once");
    }
  }

  @Test
  void a_cut_breaks_connections_and_refuses_new_ones_until_it_is_healed() {
    try (Jedis behind = through()) {
      behind.ping();
      proxy.set(Passage.CUT);
      assertThatThrownBy(behind::ping).isInstanceOf(JedisConnectionException.class);
    }
    assertThatThrownBy(() -> through().ping()).isInstanceOf(JedisConnectionException.class);
    proxy.set(Passage.OPEN);
    try (Jedis behind = through()) {
      assertThat(behind.ping()).isEqualTo("PONG");
    }
  }

  private Jedis through() {
    return new Jedis(Server.HOST, proxy.port(), PATIENCE_MILLIS);
  }
}
