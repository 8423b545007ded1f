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
  void a_refusal_names_the_origin_and_the_cure_where_there_can_be_one() {
    assertThat(SameOrigin.refusal("http://192.168.1.5:5173"))
        .isEqualTo("请求来自其他网站（http://192.168.1.5:5173），已拒绝；若这是您的前端地址，请将其加入 FASTNPC_FRONTEND_ORIGIN");
    assertThat(SameOrigin.refusal("null")).isEqualTo("请求来自其他网站，已拒绝");
    assertThat(SameOrigin.refusal("http://x/\"<script>")).isEqualTo("请求来自其他网站，已拒绝");
    assertThat(SameOrigin.refusal(null)).isEqualTo("请求来自其他网站，已拒绝");
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
