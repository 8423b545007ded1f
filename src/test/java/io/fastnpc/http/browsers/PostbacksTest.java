package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostbacksTest {
  @Test
  void a_nonce_is_a_uuid_in_base64() {
    assertThat(Postbacks.isNonce("YmFlMDVhM2MtYmE3ZS00MzFkLTk1ZjYtZTkwMzlhNjA2NWQx")).isTrue();
    assertThat(Postbacks.isNonce(null)).isFalse();
    assertThat(Postbacks.isNonce("")).isFalse();
    assertThat(Postbacks.isNonce("YWJj")).isFalse();
    assertThat(Postbacks.isNonce("\"><script>")).isFalse();
  }
}
