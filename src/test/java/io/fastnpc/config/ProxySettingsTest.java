package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/9, 10.127.255.255, true",
    "10.1.2.3/9, 10.128.0.0, false",
    "10.0.0.5, 10.0.0.5, true",
    "10.0.0.5, 10.0.0.4, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/7, fc12::1, true",
    "fd00::/7, fe80::1, false",
    "::1, ::1, true",
    "::ffff:10.0.0.5, 10.0.0.5, true",
    "fe80::1%eth0, fe80::1, true",
  })
  void a_network_contains_what_begins_as_it_does(String network, String address, boolean trusted) {
    assertThat(ProxySettings.of(List.of(network)).trusts(Addresses.parse(address).orElseThrow()))
        .isEqualTo(trusted);
  }

  @Test
  void none_trusts_nobody() {
    assertThat(ProxySettings.of(List.of("none")).trusted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "localhost",
        "10.0.0",
        "10",
        "010.0.0.1",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "::/129",
        "::ffff:10.0.0.0/104",
        "fd00::g",
        "[::1]",
        "10.0.0.1:80",
        "*",
        "none",
        "1:2:3:4:5:6:7:8:9",
      })
  void anything_else_stops_the_start_and_is_named(String text) {
    assertThatThrownBy(() -> ProxySettings.of(List.of("127.0.0.1", text)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("FASTNPC_TRUSTED_PROXIES must name addresses or networks")
        .hasMessageEndingWith("not " + text);
  }
}
