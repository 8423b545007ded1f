package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.FakeTime;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTime time = new FakeTime();
  private final Troubles troubles = new Troubles(time::nanos);
  private final LogLines log = new LogLines("io.fastnpc.trouble.test");
  private final Trouble trouble =
      troubles.of(System.getLogger("io.fastnpc.trouble.test"), Level.WARNING, "The line is cut");

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void it_is_told_when_it_begins_and_when_it_is_over_however_often_it_happens() {
    trouble.over();
    String id = trouble.happened("no answer");
    assertThat(id).matches("[0-9a-f]{8}");
    for (int more = 0; more < 99; more++) {
      assertThat(trouble.happened("another " + more)).isEqualTo(id);
    }
    assertThat(log.soFar()).containsExactly("WARNING The line is cut [" + id + "]: no answer");
    time.advance(Trouble.CALM);
    trouble.over();
    trouble.over();
    assertThat(log.soFar())
        .hasSize(2)
        .last()
        .isEqualTo("INFO Over after 0 s, having happened 100 times: The line is cut [" + id + "]");
  }

  @Test
  void it_lasts_from_its_begin_until_it_is_over() {
    assertThat(trouble.lasting()).isEmpty();
    trouble.happened("no answer");
    time.advance(SECOND);
    trouble.happened("again");
    assertThat(trouble.lasting()).contains(SECOND);
    time.advance(Trouble.CALM);
    trouble.over();
    assertThat(trouble.lasting()).isEmpty();
  }

  @Test
  void it_is_told_once_a_minute_how_often_it_happened() {
    String id = trouble.happened("first");
    for (int seconds = 1; seconds <= 150; seconds++) {
      time.advance(SECOND);
      trouble.happened("at " + seconds);
      troubles.tick();
    }
    assertThat(log.soFar())
        .containsExactly(
            "WARNING The line is cut [" + id + "]: first",
            "WARNING The line is cut ["
                + (id + "] goes on: 60 times since the last line, 61 in 60 s; the latest: at 60"),
            "WARNING The line is cut ["
                + (id
                    + "] goes on: 60 times since the last line, 121 in 120 s; the latest: at 120"));
  }

  @Test
  void what_comes_and_goes_is_one_trouble() {
    for (int second = 0; second < 50; second++) {
      trouble.happened("again");
      trouble.over();
      time.advance(SECOND);
      trouble.over();
      troubles.tick();
    }
    assertThat(log.soFar()).hasSize(1);
    time.advance(Trouble.CALM);
    troubles.tick();
    assertThat(log.soFar()).hasSize(2).last().asString().startsWith("INFO Over after 49 s");
  }

  @Test
  void it_is_over_by_itself_when_it_has_not_happened_for_two_minutes() {
    trouble.happened("once");
    trouble.happened("twice");
    time.advance(Trouble.QUIET.minusMillis(1));
    troubles.tick();
    assertThat(log.soFar()).as("begin, and the minute's").hasSize(2);
    time.advance(Duration.ofMillis(1));
    troubles.tick();
    assertThat(log.soFar()).hasSize(3).last().asString().startsWith("INFO Over after 0 s");
  }

  @Test
  void what_happened_once_is_told_once() {
    trouble.happened("once");
    time.advance(Trouble.QUIET);
    troubles.tick();
    assertThat(log.soFar()).hasSize(1);
    trouble.happened("much later");
    assertThat(log.soFar()).hasSize(2).last().asString().endsWith("]: much later");
  }

  @Test
  void the_next_one_has_another_name() {
    String first = trouble.happened("once");
    time.advance(Trouble.QUIET);
    assertThat(trouble.happened("again")).isNotEqualTo(first);
  }

  @Test
  void what_a_client_wrote_stays_in_its_line_and_within_bounds() {
    trouble.happened("a\r\nWARNING forged" + "x".repeat(10_000));
    assertThat(log.soFar().get(0)).contains("a WARNING forged").hasSizeLessThan(1_100);
  }

  @Test
  void one_outage_that_several_notice_is_told_once() {
    try (LogLines lines = new LogLines(Troubles.class.getName())) {
      troubles.postgres().happened("the poll failed");
      troubles.postgres().happened("a request failed");
      assertThat(lines.soFar())
          .hasSize(1)
          .first()
          .asString()
          .contains("]: the poll failed. ", "POSTGRES_HOST");
    }
  }
}
