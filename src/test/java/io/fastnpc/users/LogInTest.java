package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class LogInTest {
  @Test
  void white_space_around_what_was_typed_does_not_count() throws Exception {
    assertThat(read("{\"username\":\" 小 明\\t\",\"password\":\"\\u3000geheim \"}"))
        .isEqualTo(new LogIn("小 明", "geheim"));
  }

  @Test
  void what_is_missing_is_empty() throws Exception {
    assertThat(read("{\"username\":null}")).isEqualTo(new LogIn("", ""));
  }

  @Test
  void a_password_never_gets_into_a_log() {
    assertThat(new LogIn("小明", "geheim").toString()).contains("小明").doesNotContain("geheim");
    assertThat(new MeResource.NewPassword("geheim", "geheim2").toString()).doesNotContain("geheim");
    assertThat(new MeResource.Confirmation("geheim").toString()).doesNotContain("geheim");
  }

  private static LogIn read(String json) throws Exception {
    return new ObjectMapper().readValue(json, LogIn.class);
  }
}
