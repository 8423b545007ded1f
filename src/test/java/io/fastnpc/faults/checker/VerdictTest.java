package io.fastnpc.faults.checker;

import static io.fastnpc.faults.checker.Violation.Kind.BACKWARDS;
import static io.fastnpc.faults.checker.Violation.Kind.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.faults.checker.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String KEY = "settings:7";
  private static final String WORKER = "xid of a worker";
  private static final String PSQL = "xid of psql";

  private final List<Attempt> attempts = new ArrayList<>();
  private final LostFences losses = new LostFences();
  private final List<OrderLog.Entry> later = new ArrayList<>();
  private String transaction = WORKER;

  @Test
  void a_write_with_its_fence_binds_whoever_comes_after_one_who_saw_it() {
    write(10, 20, Optional.empty());
    read("new", 11, 12);
    read("old", 13, 14);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_write_that_lost_its_fence_lets_reads_go_back_until_it_is_acknowledged() {
    losses.add("user_settings:7", 10, 11);
    write(10, 20, Optional.empty());
    read("new", 11, 12);
    read("old", 13, 14);
    assertThat(violations()).isEmpty();
    read("old", 21, 22);
    assertThat(violations()).containsExactly(STALE);
  }

  @Test
  void a_fence_that_was_lost_at_another_time_or_of_another_key_excuses_nothing() {
    losses.add("user_settings:7", 5, 9);
    losses.add("user_settings:8", 10, 11);
    write(10, 20, Optional.empty());
    read("new", 11, 12);
    read("old", 13, 14);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void a_dead_writers_fence_may_also_be_lost_later() {
    losses.add(LostFences.EVERYTHING, 1_000, 1_001);
    write(10, 20, Optional.of("no answer"));
    read("new", 2_000, 2_001);
    read("old", 2_002, 2_003);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_write_from_outside_binds_when_the_trust_before_it_has_run_out() {
    transaction = PSQL;
    read("new", 11, 12);
    read("old", 13, 14);
    assertThat(violations()).isEmpty();
    read("old", 51, 52);
    assertThat(violations()).containsExactly(BACKWARDS);
  }

  @Test
  void what_a_restore_undid_is_read_no_more_when_the_trust_before_it_has_run_out() {
    later.add(new OrderLog.Entry("old", PSQL));
    write(10, 20, Optional.empty());
    Operation restore = new Operation(Kind.WRITE, "psql", "restore", 30, 50);
    attempts.add(new Attempt(restore, Map.of(KEY, ValuePattern.value("old")), Optional.empty()));
    read("old", 35, 36);
    read("new", 37, 38);
    assertThat(violations()).isEmpty();
    read("new", 51, 52);
    assertThat(violations()).containsExactly(STALE);
  }

  private void write(long began, long ended, Optional<String> failure) {
    Operation operation = new Operation(Kind.WRITE, "worker", "PUT", began, ended);
    attempts.add(new Attempt(operation, Map.of(KEY, ValuePattern.value("new")), failure));
  }

  private void read(String value, long began, long ended) {
    Operation operation = new Operation(Kind.READ, "worker", "GET", began, ended);
    attempts.add(new Attempt(operation, Map.of(KEY, ValuePattern.value(value)), Optional.empty()));
  }

  private List<Violation.Kind> violations() {
    List<OrderLog.Entry> entries = new ArrayList<>();
    entries.add(new OrderLog.Entry("old", "1"));
    entries.add(new OrderLog.Entry("new", transaction));
    entries.addAll(later);
    Map<String, List<OrderLog.Entry>> committed = Map.of(KEY, entries);
    return Verdict.of(
            attempts,
            committed,
            xid -> xid.equals(PSQL) ? Optional.of(50L) : Optional.empty(),
            losses,
            List.of())
        .violations()
        .stream()
        .map(Violation::kind)
        .toList();
  }
}
