package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private final BodyMemory memory = new BodyMemory(100);

  @Test
  void what_is_given_back_can_be_taken_again() {
    assertThat(memory.take(100, false)).isTrue();
    assertThat(memory.take(1, false)).isFalse();
    memory.giveBack(100, false);
    assertThat(memory.take(100, false)).isTrue();
  }

  @Test
  void strangers_leave_half_of_it_to_users() {
    assertThat(memory.take(50, true)).isTrue();
    assertThat(memory.take(1, true)).isFalse();
    assertThat(memory.take(50, false)).isTrue();
  }

  @Test
  void a_stranger_who_gets_nothing_takes_nothing() {
    assertThat(memory.take(90, false)).isTrue();
    assertThat(memory.take(20, true)).isFalse();
    memory.giveBack(90, false);
    assertThat(memory.take(50, true)).isTrue();
  }

  @Test
  void the_longest_body_has_room_in_the_smallest_heap() {
    BodyMemory small = BodyMemory.of(64 << 20, 50 << 20);
    assertThat(small.take(50 << 20, true)).isTrue();
    assertThat(small.take(50 << 20, false)).isTrue();
  }
}
