package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFormTest {
  private static final List<String> MODELS = List.of("small", "large");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'default_model':null,'ctx_max_chat':null,'ctx_max_stm':null,'ctx_max_ltm':null,"
            + "'profile':null,'max_group_reply_rounds':null}",
        "{'default_model':'','ctx_max_chat':'','ctx_max_stm':' ','ctx_max_ltm':'','profile':' ',"
            + "'max_group_reply_rounds':''}",
        "{'unknown':'ignored'}"
      })
  void what_is_missing_null_or_empty_is_unset(String json) throws Exception {
    assertThat(read(json)).isEqualTo(new UserSettings(null, null, null, null, null, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"300", "'300'", "' 300 '", "300.0", "3e2"})
  void a_number_may_come_as_text(String number) throws Exception {
    assertThat(read("{'ctx_max_chat':" + number + "}").ctxMaxChat()).isEqualTo(300);
  }

  @Test
  void text_is_taken_without_white_space_around_it() throws Exception {
    UserSettings settings = read("{'default_model':' small ','profile':' 你好 '}");
    assertThat(settings.defaultModel()).isEqualTo("small");
    assertThat(settings.profile()).isEqualTo("你好");
  }

  @ParameterizedTest
  @CsvSource({"ctx_max_chat, 会话记忆预算", "ctx_max_stm, 短期记忆预算", "ctx_max_ltm, 长期记忆预算"})
  void budgets_are_from_50_to_5000(String field, String label) throws Exception {
    read("{'" + field + "':50}");
    read("{'" + field + "':5000}");
    for (String outside : List.of("49", "5001", "0", "-1", "1e999", "'99999999999999999999'")) {
      refuses("{'" + field + "':" + outside + "}", label + "必须在50-5000之间");
    }
  }

  @Test
  void rounds_are_from_3_to_10() throws Exception {
    assertThat(read("{'max_group_reply_rounds':10}").maxGroupReplyRounds()).isEqualTo(10);
    refuses("{'max_group_reply_rounds':2}", "群聊最大角色回复轮数必须在3-10之间");
    refuses("{'max_group_reply_rounds':'11'}", "群聊最大角色回复轮数必须在3-10之间");
  }

  @ParameterizedTest
  @ValueSource(strings = {"300.5", "'300.5'", "'abc'", "true", "[300]", "{'a':300}", "'NaN'"})
  void what_is_no_whole_number_is_refused(String value) {
    refuses("{'ctx_max_stm':" + value + "}", "短期记忆预算必须是整数");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'huge'", "5", "['small']", "{'small':1}"})
  void a_model_must_be_an_allowed_one(String model) {
    refuses("{'default_model':" + model + "}", "default_model 不在允许列表");
  }

  @Test
  void a_profile_has_at_most_200_characters_however_wide() throws Exception {
    assertThat(read("{'profile':'" + "🌙".repeat(200) + "'}").profile()).hasSize(400);
    refuses("{'profile':'" + "字".repeat(201) + "'}", "个人简介不能超过200字");
    refuses("{'profile':7}", "个人简介必须是文本");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'text'", "7", "null", ""})
  void what_is_no_object_is_refused(String json) {
    refuses(json, "设置必须是JSON对象");
  }

  private static void refuses(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .as(json)
        .isInstanceOf(BadRequestException.class)
        .hasMessage(message);
  }

  private static UserSettings read(String json) throws JsonProcessingException {
    return new SettingsForm(new ObjectMapper().readTree(json.replace('\'', '"'))).settings(MODELS);
  }
}
