package io.fastnpc.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Measurement taken(int connections, long requests, double p99, long bad) {
    LoadResult result = new LoadResult(requests, 2, 1, p99, bad);
    return new Measurement("list", connections, result, 4, 1, 0.5, List.of(400L, 410L));
  }

  @Test
  void each_point_has_one_row_with_the_median_of_each_figure() {
    Table table =
        Table.of(
            List.of(
                taken(16, 20_000, 9, 0),
                taken(64, 10_000, 5, 0),
                taken(16, 40_000, 3, 0),
                taken(16, 10_000, 4, 0)));
    assertThat(table.rows())
        .containsExactly(
            "| list | 16 | 10000 | 1.00 | 4.00 | 2.00 | 0.50 | 0.25 | 400 + 410 | 0 |",
            "| list | 64 | 5000 | 1.00 | 5.00 | 4.00 | 1.00 | 0.50 | 400 + 410 | 0 |");
  }

  @Test
  void of_an_even_number_the_median_lies_between() {
    Table table = Table.of(List.of(taken(16, 10_000, 2, 0), taken(16, 10_000, 5, 0)));
    assertThat(table.rows()).singleElement().asString().contains("| 3.50 |");
  }

  @Test
  void bad_answers_of_all_repetitions_are_summed() {
    Table table = Table.of(List.of(taken(16, 10, 1, 2), taken(16, 10, 1, 0), taken(64, 10, 1, 5)));
    assertThat(table.bad()).isEqualTo(7);
    assertThat(table.rows()).first().asString().endsWith("| 2 |");
  }

  @Test
  void figures_are_read_from_what_wrk_prints() {
    LoadResult result = Wrk.parse("Running 1s test\nRESULT 1234 1.002 0.870 4.500 3\n");
    assertThat(result).isEqualTo(new LoadResult(1234, 1.002, 0.87, 4.5, 3));
  }
}
