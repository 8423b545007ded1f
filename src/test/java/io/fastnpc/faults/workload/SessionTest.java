package io.fastnpc.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.faults.checker.ValuePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private final Session session = new Session("token", "1700", "_own-");

  @ParameterizedTest
  @ValueSource(strings = {"1700", "1700 another", "1700 -_own- __own-"})
  void a_session_is_accepted_in_its_epoch_whichever_others_ended_in_it(String value) {
    assertThat(session.accepted().fits(value)).isTrue();
    assertThat(session.refused().fits(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1701", "170", "1700 _own-", "1700 _own- other", "1700 a _own- z", "1701 other"})
  void a_session_is_refused_in_another_epoch_and_where_it_was_ended(String value) {
    assertThat(session.accepted().fits(value)).isFalse();
    assertThat(session.refused().fits(value)).isTrue();
  }

  @Test
  void a_session_knows_what_its_cookie_says() {
    // {"e":1700,"s":"_own-"}
    String token = "eyJlIjoxNzAwLCJzIjoiX293bi0ifQ.time.signature";
    ValuePattern accepted = Session.of(token.replace(".time", "")).accepted();
    assertThat(accepted).isEqualTo(session.accepted());
  }
}
