package io.fastnpc.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.faults.checker.CacheEntry;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void an_entry_is_where_the_keys_of_its_kind_and_owner_are_read_from() {
    assertThat(new CacheEntry("user_settings:7").holds(Keys.settings(7))).isTrue();
    assertThat(new CacheEntry("account:7").holds(Keys.epoch(7))).isTrue();
    assertThat(new CacheEntry("char_profile:7:hero").holds(Keys.profile(7, "hero"))).isTrue();
  }

  @Test
  void an_entry_of_another_kind_or_owner_is_not() {
    assertThat(new CacheEntry("user_settings:7").holds(Keys.epoch(7))).isFalse();
    assertThat(new CacheEntry("user_settings:7").holds(Keys.settings(77))).isFalse();
    assertThat(new CacheEntry("char_id:7:hero").holds(Keys.id(7, "anna"))).isFalse();
  }

  @Test
  void the_notes_of_the_protocol_are_no_entries_of_any_key() {
    assertThat(new CacheEntry("~position").holds(Keys.settings(7))).isFalse();
  }
}
