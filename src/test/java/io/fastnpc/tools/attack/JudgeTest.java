package io.fastnpc.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.attack.Shot.Audience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String ERROR = "{\"error\":\"x\"}";

  @Test
  void an_error_in_json_is_in_order() {
    assertThat(rest(404, ERROR)).isEmpty();
  }

  @Test
  void a_server_error_is_not() {
    assertThat(rest(500, ERROR)).containsExactly(Rule.NO_SERVER_ERROR);
    assertThat(rest(501, ERROR)).containsExactly(Rule.NO_SERVER_ERROR);
  }

  @Test
  void the_501_of_the_api_is_no_server_error() {
    assertThat(rest(501, "{\"error\":\"角色生成由原有后端提供\"}")).isEmpty();
  }

  @Test
  void overload_says_when_to_come_again() {
    assertThat(rest(503, ERROR)).containsExactly(Rule.RETRY_AFTER);
    assertThat(rest(429, ERROR)).containsExactly(Rule.RETRY_AFTER);
    Reply reply = new Reply(503, Map.of("retry-after", "1"), ERROR);
    assertThat(Judge.broken(Audience.REST, "GET", reply)).isEmpty();
  }

  @Test
  void a_program_gets_no_page_and_a_browser_may() {
    String page = "<!DOCTYPE html>";
    assertThat(rest(404, page)).containsExactly(Rule.NO_MARKUP);
    assertThat(judge(Audience.BROWSER, "GET", 404, page)).isEmpty();
  }

  @Test
  void nobody_gets_a_stack_trace() {
    String trace = "{\"error\":\"java.lang.NullPointerException: null\"}";
    assertThat(rest(400, trace)).containsExactly(Rule.NO_STACK_TRACE);
    assertThat(judge(Audience.BROWSER, "GET", 200, "at io.fastnpc.A.b(A.java:7)"))
        .containsExactly(Rule.NO_STACK_TRACE);
  }

  @Test
  void an_error_with_another_body_is_not_in_order() {
    assertThat(rest(400, "bad")).containsExactly(Rule.ERROR_IN_JSON);
    assertThat(rest(400, "[]")).containsExactly(Rule.ERROR_IN_JSON);
  }

  @Test
  void success_says_something_unless_it_cannot() {
    assertThat(rest(200, "")).containsExactly(Rule.NO_EMPTY_SUCCESS);
    assertThat(judge(Audience.REST, "HEAD", 200, "")).isEmpty();
    assertThat(rest(204, "")).isEmpty();
  }

  @Test
  void a_forger_is_refused() {
    assertThat(judge(Audience.FORGER, "GET", 200, "{}")).containsExactly(Rule.NO_FORGED_SESSION);
    assertThat(judge(Audience.FORGER, "GET", 401, ERROR)).isEmpty();
  }

  private static List<Rule> rest(int status, String body) {
    return judge(Audience.REST, "GET", status, body);
  }

  private static List<Rule> judge(Audience audience, String method, int status, String body) {
    return Judge.broken(audience, method, new Reply(status, Map.of(), body));
  }
}
