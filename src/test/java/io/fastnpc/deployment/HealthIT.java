package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.RestClient;
import org.junit.jupiter.api.Test;

class HealthIT extends OverHttp {
  @Test
  void the_worker_says_that_it_is_up() {
    assertThat(RestClient.at(SharedPayara.address()).get("/health").body().path("status").asText())
        .isEqualTo("UP");
  }
}
