package io.fastnpc.cache.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form in which workers, also those of other releases, leave figures for each other. */
class TallyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Counts COUNTS =
      new Counts(
          Map.of(Count.HITS, 9L, Count.NEGATIVE_HITS, 2L, Count.REFUSED_FILLS, 1L),
          Map.of(Bypass.STORE_UNAVAILABLE, 4L));

  /** Every release reads what is missing as zero. */
  @Test
  void the_form_of_a_note_does_not_change() throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(new Tally(COUNTS, Spans.NONE, Spans.NONE)))
        .isEqualTo(
            "{\"counts\":{\"hits\":9,\"negativeHits\":2,\"refusedFills\":1,"
                + "\"bypasses\":{\"STORE_UNAVAILABLE\":4}},\"hits\":\"\",\"loads\":\"\"}");
  }

  @Test
  void a_note_of_a_release_that_counts_more_is_read() throws JsonProcessingException {
    String note =
        "{\"counts\":{\"hits\":9,\"negativeHits\":2,\"refusedFills\":1,\"later\":7,"
            + "\"bypasses\":{\"STORE_UNAVAILABLE\":4,\"LATER\":3}},\"hits\":\"\",\"loads\":\"\"}";
    assertThat(JSON.readValue(note, Tally.class).counts()).isEqualTo(COUNTS);
  }
}
