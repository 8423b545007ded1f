package io.fastnpc.http.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.Addresses;
import io.fastnpc.config.Network;
import io.fastnpc.config.ProxySettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
  private static final ClientAddresses ADDRESSES =
      new ClientAddresses(
          new ProxySettings(
              Stream.of("127.0.0.1", "10.0.0.5", "fd00::5")
                  .map(text -> Addresses.parse(text).orElseThrow())
                  .map(address -> new Network(address, address.getAddress().length * 8))
                  .toList()));

  @Test
  void nobody_but_a_trusted_proxy_is_believed() {
    assertThat(client("203.0.113.1", "198.51.100.1")).isEqualTo("203.0.113.1");
    assertThat(client("127.0.0.2", "198.51.100.1")).isEqualTo("127.0.0.2");
    assertThat(client("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void the_last_address_that_is_no_proxy_counts() {
    assertThat(client("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.5")).isEqualTo("198.51.100.1");
    assertThat(client("127.0.0.1", "1.1.1.1 ,198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("127.0.0.1", "1.1.1.1, 10.0.0.6, 10.0.0.5, 127.0.0.1")).isEqualTo("10.0.0.6");
  }

  @Test
  void several_lines_are_one_list() {
    assertThat(client("127.0.0.1", "1.1.1.1", "198.51.100.1", "10.0.0.5"))
        .isEqualTo("198.51.100.1");
    assertThat(client("127.0.0.1", "198.51.100.1", "", " , ")).isEqualTo("198.51.100.1");
  }

  @Test
  void where_all_are_proxies_the_first_one_asks_for_itself() {
    assertThat(client("127.0.0.1", "10.0.0.5, 127.0.0.1")).isEqualTo("10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "localhost",
        "www.example",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.1.1.1",
        "1.1.1.1:",
        "1.1.1.1:x",
        "::g",
        "g::1",
        ".::1",
        ":",
        ":::",
        "[::1",
        "[]",
        "[proxy]:80",
        "%eth0",
        "1::2::3",
        "-1",
        "2130706433",
        "0x7f000001",
        "\u0661.1.1.1",
      })
  void what_is_no_address_ends_the_search_at_whom_wrote_it(String entry) {
    assertThat(client("127.0.0.1", "198.51.100.1, " + entry + ", 10.0.0.5")).isEqualTo("10.0.0.5");
    assertThat(client("127.0.0.1", entry)).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1:4711, 198.51.100.1",
    "[2001:db8::1]:443, 2001:db8:0:0:0:0:0:1",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
    "::ffff:198.51.100.1, 198.51.100.1",
    "::FFFF:c633:6401, 198.51.100.1",
    "[::ffff:198.51.100.1]:80, 198.51.100.1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "fe80::1%25, fe80:0:0:0:0:0:0:1",
  })
  void an_address_is_told_however_it_is_written(String entry, String address) {
    assertThat(client("127.0.0.1", entry)).isEqualTo(address);
    assertThat(client("fd00:0:0:0:0:0:0:5%2", entry)).isEqualTo(address);
    assertThat(client("::ffff:127.0.0.1", "1.1.1.1, " + entry)).isEqualTo(address);
  }

  @Test
  void a_connection_that_is_gone_has_no_address() {
    assertThat(ADDRESSES.client(null, List.of("198.51.100.1")).getHostAddress())
        .isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1, 198.51.100.1",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0/64",
    "::ffff:198.51.100.1, 198.51.100.1",
  })
  void one_client_has_a_64_of_ipv6(String address, String network) {
    assertThat(new ClientAddress(Addresses.parse(address).orElseThrow()).network())
        .isEqualTo(network);
  }

  private static String client(String peer, String... lines) {
    return ADDRESSES.client(peer, List.of(lines)).getHostAddress();
  }
}
