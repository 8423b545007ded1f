package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.incidents.IncidentSearch;
import io.fastnpc.incidents.Kind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page of incidents makes of an address. */
class IncidentFilterTest {
  private static IncidentFilter of(Map<String, String> parameters) {
    return IncidentFilter.of(name -> parameters.getOrDefault(name, ""));
  }

  private static IncidentSearch search(Map<String, String> parameters) {
    return of(parameters).search("", 30);
  }

  @Test
  void days_are_whole_and_those_of_the_browser_also_where_the_clock_goes_forward() {
    IncidentSearch search =
        search(Map.of("from", "2026-03-29", "to", "2026-03-29", "zone", "Europe/Berlin"));
    assertThat(search.from()).contains(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(search.to()).contains(Instant.parse("2026-03-29T21:59:59.999Z"));
  }

  @Test
  void days_without_a_zone_are_those_of_utc() {
    for (String zone : new String[] {"", "Mars/Olympus", "../x"}) {
      assertThat(search(Map.of("from", "2026-01-31", "zone", zone)).from())
          .contains(Instant.parse("2026-01-31T00:00:00Z"));
    }
  }

  @Test
  void what_makes_no_sense_is_left_out() {
    IncidentFilter filter =
        of(
            Map.of(
                "kind", "MOON", "open", "1", "worker", " \0 ", "from", "2026-02-30", "to", "now"));
    assertThat(filter.leavesOut()).isFalse();
    assertThat(filter.query()).isEmpty();
  }

  @Test
  void the_address_of_the_next_page_asks_for_the_same() {
    Map<String, String> asked =
        Map.of(
            "kind",
            "REDIS_AWAY",
            "open",
            "true",
            "worker",
            "web-1:8080",
            "from",
            "2026-01-30",
            "to",
            "2026-01-31",
            "zone",
            "Asia/Shanghai");
    IncidentFilter filter = of(asked);
    assertThat(filter.kind()).contains(Kind.REDIS_AWAY);
    assertThat(filter.query())
        .isEqualTo(
            "kind=REDIS_AWAY&open=true&worker=web-1%3A8080&from=2026-01-30&to=2026-01-31"
                + "&zone=Asia%2FShanghai");
  }
}
