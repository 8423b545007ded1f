package io.fastnpc.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @Test
  void without_parameters_all_is_asked_for_in_the_usual_order() {
    Page page = Page.of(null, null, null);
    assertThat(page.isAll()).isTrue();
    assertThat(page.order()).isEqualTo(Order.BY_CHANGE);
    assertThat(page.place()).isEqualTo(Cursor.LATEST);
    assertThat(Page.byId(null, null).place()).isEqualTo(Cursor.LEAST);
  }

  @Test
  void a_place_decides_the_order() {
    assertThat(Page.of(null, 0L, null).order()).isEqualTo(Order.BY_ID);
    assertThat(Page.of(null, 0L, null).isAll()).isFalse();
    assertThat(Page.of(10, null, "1700000000,42").place()).isEqualTo(new Cursor(1_700_000_000, 42));
    assertThat(Page.of(10, null, "1700000000,42").order()).isEqualTo(Order.BY_CHANGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0    | -  | -   | limit 必须在1-1000之间",
        "1001 | -  | -   | limit 必须在1-1000之间",
        "-5   | -  | -   | limit 必须在1-1000之间",
        "-    | -1 | -   | after_id 不能小于0",
        "-    | 1  | 1,1 | after_id 与 before 不能同时使用"
      })
  void what_is_out_of_bounds_is_refused(
      @Nullable Integer limit, @Nullable Long afterId, @Nullable String before, String sentence) {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> Page.of(limit, afterId, before))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1,",
        ",1",
        "1,2,3",
        "-1,2",
        "1.5,2",
        "a,b",
        "1, 2",
        "9999999999999999999,1"
      })
  void what_is_no_place_is_refused(String before) {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> Page.of(null, null, before))
        .withMessage("before 必须形如 1700000000,42");
  }
}
