package io.fastnpc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {
  private static final long BEGIN = 1_700_000_000;

  private long now = BEGIN;
  private final Pending pending = new Pending(() -> now);

  private static Actor at(String address) {
    return new Actor(Optional.of(7), "ada", address);
  }

  private static Deed failure(String address) {
    return Deed.of(Kind.LOG_IN_FAILED, at(address));
  }

  private List<Pending.Row> rows() {
    return pending.oldest(Integer.MAX_VALUE);
  }

  @Test
  void what_is_done_again_within_a_minute_is_one_more_row_with_a_count() {
    for (int i = 0; i < 1_000; i++) {
      pending.add(failure("203.0.113.9"));
    }
    assertThat(rows()).hasSize(1);
    now += Pending.WINDOW.toSeconds();
    assertThat(rows())
        .containsExactly(
            new Pending.Row(BEGIN, failure("203.0.113.9")),
            new Pending.Row(BEGIN, failure("203.0.113.9").times(999)));
  }

  @Test
  void deeds_that_differ_are_rows_of_their_own() {
    pending.add(failure("203.0.113.9"));
    pending.add(failure("203.0.113.10"));
    pending.add(Deed.of(Kind.LOG_IN, at("203.0.113.9")));
    pending.add(Deed.of(Kind.DATA_READ, at("203.0.113.9")).to(8).with("characters"));
    pending.add(Deed.of(Kind.DATA_READ, at("203.0.113.9")).to(9).with("characters"));
    assertThat(rows()).hasSize(5);
  }

  @Test
  void a_flood_of_refusals_from_everywhere_is_few_rows_and_none_is_forgotten() {
    int minutes = 60;
    int each = 2_000;
    for (int minute = 0; minute < minutes; minute++) {
      for (int i = 0; i < each; i++) {
        pending.add(failure("10." + minute + "." + i / 256 + "." + i % 256));
      }
      now += Pending.WINDOW.toSeconds();
    }
    List<Pending.Row> rows = rows();
    assertThat(rows)
        .hasSizeLessThanOrEqualTo(Pending.ALLOWANCE + minutes * (Pending.ALLOWANCE_PER_WINDOW + 1));
    assertThat(rows.stream().mapToLong(row -> row.deed().count()).sum())
        .isEqualTo((long) minutes * each);
  }

  private static Deed failureOf(int userId, String address) {
    Actor account = new Actor(Optional.of(userId), "user-" + userId, address);
    return Deed.of(Kind.LOG_IN_FAILED, account);
  }

  private long countOf(int userId) {
    return rows().stream()
        .map(Pending.Row::deed)
        .filter(deed -> deed.actor().userId().equals(Optional.of(userId)))
        .mapToLong(Deed::count)
        .sum();
  }

  @Test
  void a_flood_of_refusals_hides_no_account_that_is_attacked_too() {
    for (int i = 0; i < 5_000; i++) {
      pending.add(failureOf(1, "10.0." + i / 256 + "." + i % 256));
      pending.add(failureOf(2 + i % 300, "10.1." + i / 256 + "." + i % 256));
    }
    for (int i = 0; i < 40; i++) {
      pending.add(failureOf(777, "203.0.113." + i));
    }
    now += Pending.TALLY.toSeconds();
    assertThat(countOf(777)).isEqualTo(40);
    assertThat(countOf(1)).isEqualTo(5_000);
    assertThat(rows()).hasSizeLessThan(500);
    assertThat(rows())
        .contains(new Pending.Row(BEGIN, failureOf(777, "").times(40)))
        .allMatch(row -> row.deed().count() > 0);
  }

  @Test
  void of_too_many_accounts_the_rest_are_one_row_and_none_is_left_out() {
    int accounts = 20_000;
    for (int i = 0; i < accounts; i++) {
      pending.add(failureOf(i, "203.0.113.9"));
    }
    now += Pending.TALLY.toSeconds();
    assertThat(rows()).hasSize(Pending.ALLOWANCE + Pending.MOST_TALLIED + 1);
    assertThat(rows().stream().mapToLong(row -> row.deed().count()).sum()).isEqualTo(accounts);
  }

  @Test
  void passwords_that_were_not_tried_are_one_row_of_the_account() {
    for (int i = 0; i < 30; i++) {
      pending.add(Deed.of(Kind.PASSWORD_BRAKED, at("203.0.113." + i)));
    }
    assertThat(rows()).isEmpty();
    now += Pending.TALLY.toSeconds();
    assertThat(rows())
        .containsExactly(new Pending.Row(BEGIN, Deed.of(Kind.PASSWORD_BRAKED, at("")).times(30)));
  }

  @Test
  void one_kind_of_refusals_takes_no_rows_from_another() {
    for (int i = 0; i < 500; i++) {
      pending.add(Deed.of(Kind.ACCESS_REFUSED, at("203.0.113.9")).with("GET /admin/" + i));
    }
    pending.add(failure("203.0.113.77"));
    assertThat(rows()).hasSize(Pending.ALLOWANCE + 1);
    assertThat(rows()).contains(new Pending.Row(BEGIN, failure("203.0.113.77")));
  }

  @Test
  void a_flood_of_refusals_hides_no_other_deed() {
    for (int i = 0; i < 5_000; i++) {
      pending.add(failure("10.0." + i / 256 + "." + i % 256));
    }
    pending.add(Deed.of(Kind.RIGHTS_GIVEN, at("203.0.113.9")).to(8));
    assertThat(rows()).extracting(row -> row.deed().kind()).contains(Kind.RIGHTS_GIVEN);
  }

  @Test
  void what_does_not_fit_into_memory_is_counted() {
    for (int i = 0; i < Pending.MOST_ROWS + 5; i++) {
      pending.add(Deed.of(Kind.CACHE_CLEARED, at("203.0.113.9")).with("pattern " + i));
    }
    assertThat(rows()).hasSize(Pending.MOST_ROWS);
    assertThat(pending.lost()).isEqualTo(5);
    assertThat(pending.lost()).isZero();
  }

  @Test
  void rows_stay_until_they_are_stored() {
    pending.add(failure("203.0.113.9"));
    pending.add(failure("203.0.113.10"));
    assertThat(pending.oldest(1)).isEqualTo(pending.oldest(1));
    pending.stored(1);
    assertThat(rows()).containsExactly(new Pending.Row(BEGIN, failure("203.0.113.10")));
  }

  @Test
  void the_end_of_the_worker_makes_rows_of_what_was_counted() {
    pending.add(failure("203.0.113.9"));
    pending.add(failure("203.0.113.9"));
    pending.close();
    assertThat(rows()).hasSize(2);
  }

  @Test
  void what_a_client_wrote_cannot_begin_a_line_or_be_long() {
    Deed deed = failure("::1").with("a\r\n\u001b[31m\u009b\u2028\u202e\ud800b" + "x".repeat(500));
    assertThat(deed.detail()).startsWith("a???[31m????b").hasSize(201);
  }
}
