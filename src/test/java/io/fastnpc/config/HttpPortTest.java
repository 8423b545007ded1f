package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpPortTest {
  @Test
  void it_is_the_one_that_payara_was_told() {
    assertThat(HttpPort.of("payara-micro.jar --nohazelcast --port 8081 --deploy a.war", ""))
        .hasValue(8081);
    assertThat(HttpPort.of("payara-micro.jar --port=8081", "")).hasValue(8081);
    assertThat(HttpPort.of("payara-micro.jar --deploy a.war", "8082")).hasValue(8082);
  }

  @Test
  void other_options_and_nonsense_are_none() {
    assertThat(HttpPort.of("payara-micro.jar --sslport 8443 --autobindrange 3", "")).isEmpty();
    assertThat(HttpPort.of("payara-micro.jar --port www", "any")).isEmpty();
    assertThat(HttpPort.of("", "")).isEmpty();
  }
}
