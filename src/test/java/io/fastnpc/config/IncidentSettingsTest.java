package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentSettingsTest {
  private static IncidentSettings webhook(String address) {
    return IncidentSettings.of(Duration.ofDays(1), Optional.of(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://alerts.example/hook?token=s", "http://127.0.0.1:9000"})
  void addresses_of_the_web_are_taken_and_not_shown(String address) {
    assertThat(webhook(address).webhook()).isPresent();
    assertThat(webhook(address)).asString().doesNotContain("token", "hook", "9000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://alerts.example/s3cret",
        "alerts.example/s3cret",
        "https:///s3cret",
        "https://user:s3cret@alerts.example/",
        "https://alerts.example/#s3cret",
        "https://alerts.example/ s3cret",
        "https://alerts.example:99999/s3cret"
      })
  void others_stop_the_start_with_one_sentence_without_the_address(String address) {
    assertThatThrownBy(() -> webhook(address))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("FASTNPC_ALERT_WEBHOOK must be")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
