package io.fastnpc.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryIT extends OverHttp {
  private static final String HISTORY = "/admin/cache/history";

  private final RestClient administrator = signedInAdministrator().client();

  @Test
  void the_hour_is_there_in_fine_steps_seconds_after_a_read() {
    SignedIn reader = signedIn("reader");
    reader.client().get("/api/me/settings");
    JsonNode hour =
        administrator.until(
            HISTORY,
            answer ->
                answer.path("items").findValuesAsText("reads").stream()
                    .anyMatch(n -> !n.equals("0")));
    assertThat(hour.path("step_seconds").asInt()).isEqualTo(5);
    assertThat(hour.path("complete").asBoolean()).isTrue();
    assertThat(hour.path("caches")).extracting(JsonNode::asText).contains("user_settings");
  }

  @Test
  void the_day_leaves_out_minutes_that_nobody_knows_and_marks_deployments() throws SQLException {
    new StoredMinutes(300, "1.0-before");
    StoredMinutes stored =
        new StoredMinutes(200, "2.0-after").with(0, 9, 1).with(1, 0, 0).with(5, 7, 3);
    String ofIt = HISTORY + "?span=day&cache=user_settings&worker=" + stored.worker();
    JsonNode day = administrator.get(ofIt).body();
    assertThat(day.path("step_seconds").asInt()).isEqualTo(60);
    assertThat(day.path("items")).hasSize(3);
    assertThat(day.at("/items/0/hits").asInt()).isEqualTo(9);
    assertThat(day.at("/items/1/reads").asInt()).isZero();
    long first = day.at("/items/0/at").asLong();
    assertThat(day.at("/items/2/at").asLong() - first).isEqualTo(5 * 60_000);
    assertThat(administrator.get(ofIt + "&after=" + first).body().path("items")).hasSize(2);
    assertThat(day.path("marks"))
        .anyMatch(
            mark ->
                mark.path("kind").asText().equals("DEPLOYMENT")
                    && mark.path("version").asText().equals("2.0-after")
                    && mark.path("before").asText().equals("1.0-before"));
  }

  @Test
  void a_table_for_spreadsheets_has_the_same_figures() throws SQLException {
    StoredMinutes stored = new StoredMinutes(30, "2.0-after").with(0, 9, 1);
    Answer table = administrator.get(HISTORY + "?span=day&format=csv&worker=" + stored.worker());
    assertThat(table.text().lines())
        .hasSize(2)
        .first()
        .isEqualTo("at,seconds,reads,hits,misses,bypassed,coalesced,evictions,errors");
    assertThat(table.text()).matches("(?s).*\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z,60,10,9,1,0,.*");
    assertThat(table.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(table.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"span=week", "format=xml", "after=-1", "after=x", "worker=1"})
  void what_is_not_understood_is_said(String query) {
    assertThat(administrator.get(HISTORY + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void nobody_but_administrators_reads_it() {
    assertThat(signedIn("user").client().get(HISTORY).status()).isEqualTo(403);
  }
}
