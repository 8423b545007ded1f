package io.fastnpc.faults.checker;

import static io.fastnpc.faults.checker.Violation.Kind.BACKWARDS;
import static io.fastnpc.faults.checker.Violation.Kind.LOST;
import static io.fastnpc.faults.checker.Violation.Kind.STALE;
import static io.fastnpc.faults.checker.Violation.Kind.UNCOMMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private final List<Version> versions = new ArrayList<>();
  private final List<Observation> history = new ArrayList<>();

  @Test
  void a_read_may_return_the_write_acknowledged_before_it_began() {
    committed("0", "1");
    write("1", 10, 20);
    read("1", 21, 22);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_read_that_began_before_the_acknowledgement_may_return_the_old_value() {
    committed("0", "1");
    write("1", 10, 20);
    read("0", 19, 30);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_read_older_than_an_acknowledged_write_is_stale() {
    committed("0", "1");
    write("1", 10, 20);
    read("0", 21, 22);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void a_read_older_than_an_earlier_acknowledged_write_is_stale_though_a_later_one_is_pending() {
    committed("0", "1", "2");
    write("1", 10, 20);
    write("2", 20, 90);
    read("0", 21, 22);
    read("1", 23, 24);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void reads_may_not_go_back_while_a_write_is_pending() {
    committed("0", "1");
    read("1", 11, 12);
    read("0", 13, 14);
    write("1", 10, 20);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void overlapping_reads_may_differ_either_way() {
    committed("0", "1");
    read("1", 11, 14);
    read("0", 13, 16);
    write("1", 10, 20);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_write_that_was_never_acknowledged_binds_once_it_has_been_seen() {
    committed("0", "1");
    read("0", 5, 6);
    read("1", 7, 8);
    read("0", 9, 10);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void the_order_of_versions_is_that_of_the_commits_and_not_that_of_the_calls() {
    committed("0", "2", "1");
    write("1", 10, 40);
    write("2", 20, 30);
    read("1", 41, 42);
    assertThat(violations()).isEmpty();
    read("2", 41, 42);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void an_acknowledged_write_that_was_not_committed_is_lost() {
    committed("0");
    write("1", 10, 20);
    assertThat(violations()).containsExactly(LOST);
  }

  @Test
  void a_write_acknowledged_later_than_what_overtook_it_in_the_database_was_seen_is_not_lost() {
    committed("0", "1", "2");
    write("2", 10, 12);
    write("1", 9, 30);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_value_that_nobody_committed_must_not_be_read() {
    committed("0");
    read("9", 1, 2);
    assertThat(violations()).containsExactly(UNCOMMITTED);
  }

  @Test
  void a_value_that_came_back_is_not_taken_for_its_first_time() {
    committed("", "1", "", "2");
    write("", 10, 20);
    write("1", 8, 9);
    read("", 21, 22);
    read("2", 23, 24);
    read("2", 25, 26);
    assertThat(violations()).isEmpty();
    read("", 27, 28);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_value_that_came_back_hides_no_stale_read_of_what_was_between() {
    committed("", "1", "");
    write("1", 1, 2);
    write("", 3, 4);
    read("1", 5, 6);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void a_refusal_shows_that_the_value_was_another_one() {
    committed("1", "2");
    observe(Operation.Kind.READ, ValuePattern.anythingBut("1"), 5, 6);
    read("2", 7, 8);
    assertThat(violations()).isEmpty();
    read("1", 9, 10);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_refusal_after_what_it_refuses_was_acknowledged_is_stale() {
    committed("1", "2");
    write("2", 1, 2);
    observe(Operation.Kind.READ, ValuePattern.anythingBut("2"), 3, 4);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void a_session_that_was_ended_may_be_refused_though_others_of_its_epoch_are_accepted() {
    committed("1", "2", "1", "1 ended");
    observe(Operation.Kind.READ, ValuePattern.defying("1( (?!ended).*)?"), 5, 6);
    observe(Operation.Kind.READ, ValuePattern.matching("1( (?!other).*)?"), 7, 8);
    observe(Operation.Kind.READ, ValuePattern.defying("1( (?!ended).*)?"), 9, 10);
    assertThat(violations()).isEmpty();
    observe(Operation.Kind.READ, ValuePattern.matching("1( (?!ended).*)?"), 11, 12);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_version_that_binds_later_lets_reads_go_back_to_the_one_before_it_until_then() {
    versions.addAll(List.of(Version.of("0"), Version.of("1"), new Version("2", 50)));
    read("2", 10, 11);
    read("1", 12, 13);
    read("2", 51, 52);
    assertThat(violations()).isEmpty();
    read("1", 53, 54);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_version_that_binds_later_binds_then_whoever_saw_it_before() {
    versions.addAll(List.of(Version.of("1"), new Version("2", 50)));
    read("2", 10, 11);
    read("1", 51, 52);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void whoever_sees_a_version_that_binds_later_is_bound_to_the_one_before_it() {
    versions.addAll(List.of(Version.of("0"), Version.of("1"), new Version("2", 50)));
    read("2", 10, 11);
    read("0", 12, 13);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void every_wrong_read_counts() {
    committed("0", "1");
    write("1", 10, 20);
    read("0", 21, 22);
    read("0", 23, 24);
    read("1", 25, 26);
    assertThat(violations()).containsExactly(STALE, STALE);
  }

  @Test
  void keys_do_not_oblige_one_another() {
    committed("0", "1");
    write("1", 10, 20);
    Operation elsewhere = new Operation(Operation.Kind.READ, "worker", "GET", 21, 22);
    history.add(new Observation(elsewhere, "other", ValuePattern.value("0")));
    assertThat(
            Judge.check(
                Map.of("key", versions, "other", List.of(Version.of("0"), Version.of("1"))),
                history))
        .isEmpty();
  }

  private void committed(String... values) {
    for (String value : values) {
      versions.add(Version.of(value));
    }
  }

  private void read(String value, long began, long ended) {
    observe(Operation.Kind.READ, ValuePattern.value(value), began, ended);
  }

  private void write(String value, long began, long ended) {
    observe(Operation.Kind.WRITE, ValuePattern.value(value), began, ended);
  }

  private void observe(Operation.Kind kind, ValuePattern seen, long began, long ended) {
    history.add(new Observation(new Operation(kind, "worker", "call", began, ended), "key", seen));
  }

  private List<Violation.Kind> violations() {
    return Judge.check(Map.of("key", versions), history).stream().map(Violation::kind).toList();
  }
}
