package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(2);
  private final List<String> begun = new ArrayList<>();

  @Test
  void only_so_many_run_and_the_others_follow_in_order() {
    for (String name : List.of("a", "b", "c", "d")) {
      turns.take(() -> begun.add(name));
    }
    assertThat(begun).containsExactly("a", "b");
    turns.end();
    turns.end();
    assertThat(begun).containsExactly("a", "b", "c", "d");
  }

  @Test
  void who_has_left_is_passed_over() {
    Runnable impatient = () -> begun.add("impatient");
    turns.take(() -> begun.add("a"));
    turns.take(() -> begun.add("b"));
    turns.take(impatient);
    turns.take(() -> begun.add("c"));
    assertThat(turns.leave(impatient)).isTrue();
    turns.end();
    assertThat(begun).containsExactly("a", "b", "c");
    assertThat(turns.leave(impatient)).isFalse();
  }

  @Test
  void a_turn_that_nobody_takes_is_free() {
    turns.take(() -> begun.add("a"));
    turns.end();
    turns.take(() -> begun.add("b"));
    turns.take(() -> begun.add("c"));
    assertThat(begun).containsExactly("a", "b", "c");
  }
}
