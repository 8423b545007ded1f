package io.fastnpc.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void a_range_gives_one_request_of_each_user_for_each_number() {
    Endpoint endpoint = Endpoint.parse("id  GET /x{k:9-10}/id");
    assertThat(endpoint.requests(List.of("s=1", "s=2")))
        .extracting(Request::line)
        .containsExactly(
            "GET\t/x9/id\ts=1\t",
            "GET\t/x10/id\ts=1\t",
            "GET\t/x9/id\ts=2\t",
            "GET\t/x10/id\ts=2\t");
  }

  @Test
  void a_body_may_hold_blanks_and_a_range() {
    Endpoint endpoint = Endpoint.parse("put PUT /x {\"a\": \"{k:1-2}\"}");
    assertThat(endpoint.requests(List.of("s")))
        .extracting(Request::body)
        .containsExactly("{\"a\": \"1\"}", "{\"a\": \"2\"}");
  }

  @Test
  void without_a_range_each_user_has_one_request() {
    assertThat(Endpoint.named("settings").requests(List.of("s=1", "s=2"))).hasSize(2);
  }

  @Test
  void every_endpoint_of_the_file_can_be_asked_for_by_name() {
    assertThat(Endpoint.all())
        .isNotEmpty()
        .allSatisfy(known -> assertThat(Endpoint.named(known.name())).isEqualTo(known));
    assertThatThrownBy(() -> Endpoint.named("elsewhere"))
        .hasMessage("there is no endpoint elsewhere");
  }
}
