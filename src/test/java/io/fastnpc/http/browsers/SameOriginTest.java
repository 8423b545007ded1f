package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameOriginTest {
  @Test
  void an_origin_is_of_the_host_that_was_asked() {
    assertThat(SameOrigin.isOfHost("http://npc.example:8080", "npc.example:8080")).isTrue();
    assertThat(SameOrigin.isOfHost("http://npc.example:8080", "npc.example")).isTrue();
    assertThat(SameOrigin.isOfHost("https://NPC.example", "npc.example")).isTrue();
  }

  @Test
  void others_are_not() {
    assertThat(SameOrigin.isOfHost("http://evil.example", "npc.example")).isFalse();
    assertThat(SameOrigin.isOfHost("http://npc.example:9", "npc.example:8080")).isFalse();
    assertThat(SameOrigin.isOfHost("null", "npc.example")).isFalse();
    assertThat(SameOrigin.isOfHost("http://a b", "npc.example")).isFalse();
    assertThat(SameOrigin.isOfHost("http://npc.example", null)).isFalse();
  }
}
