package io.fastnpc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void an_entry_is_where_the_keys_of_its_kind_and_owner_are_read_from() {
    assertThat(Keys.isCachedIn("user_settings:7", Keys.settings(7))).isTrue();
    assertThat(Keys.isCachedIn("account:7", Keys.epoch(7))).isTrue();
    assertThat(Keys.isCachedIn("char_profile:7:hero", Keys.profile(7, "hero"))).isTrue();
  }

  @Test
  void an_entry_of_another_kind_or_owner_is_not() {
    assertThat(Keys.isCachedIn("user_settings:7", Keys.epoch(7))).isFalse();
    assertThat(Keys.isCachedIn("user_settings:7", Keys.settings(77))).isFalse();
    assertThat(Keys.isCachedIn("char_id:7:hero", Keys.id(7, "anna"))).isFalse();
  }

  @Test
  void the_notes_of_the_protocol_are_no_entries_of_any_key() {
    assertThat(Keys.isCachedIn("~position", Keys.settings(7))).isFalse();
  }
}
