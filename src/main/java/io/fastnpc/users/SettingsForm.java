package io.fastnpc.users;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Optional;

/**
 * Settings as a browser form sends them: a field may be missing, null or empty, and a number may
 * come as text.
 *
 * @param fields the body of the request
 */
record SettingsForm(JsonNode fields) {
  private static final int MIN_BUDGET = 50;
  private static final int MAX_BUDGET = 5000;
  private static final int MIN_ROUNDS = 3;
  private static final int MAX_ROUNDS = 10;
  private static final int MAX_PROFILE_LENGTH = 200;

  /**
   * The settings that the form holds.
   *
   * @throws BadRequestException if a field is outside its limits; the message says which, to users
   */
  UserSettings settings(List<String> allowedModels) {
    if (!fields.isObject()) {
      throw new BadRequestException("设置必须是JSON对象");
    }
    return new UserSettings(
        model(allowedModels).orElse(null),
        budget("ctx_max_chat", "会话记忆预算").orElse(null),
        budget("ctx_max_stm", "短期记忆预算").orElse(null),
        budget("ctx_max_ltm", "长期记忆预算").orElse(null),
        profile().orElse(null),
        number("max_group_reply_rounds", "群聊最大角色回复轮数", MIN_ROUNDS, MAX_ROUNDS).orElse(MIN_ROUNDS));
  }

  private Optional<String> model(List<String> allowedModels) {
    Optional<String> model = given("default_model").map(field -> field.asText().strip());
    if (model.isPresent() && !allowedModels.contains(model.get())) {
      throw new BadRequestException("default_model 不在允许列表");
    }
    return model;
  }

  private Optional<Integer> budget(String name, String label) {
    return number(name, label, MIN_BUDGET, MAX_BUDGET);
  }

  private Optional<String> profile() {
    Optional<JsonNode> field = given("profile");
    if (field.isPresent() && !field.get().isTextual()) {
      throw new BadRequestException("个人简介必须是文本");
    }
    Optional<String> profile = field.map(text -> text.textValue().strip());
    if (profile.isPresent() && Typed.length(profile.get()) > MAX_PROFILE_LENGTH) {
      throw new BadRequestException("个人简介不能超过200字");
    }
    return profile;
  }

  private Optional<Integer> number(String name, String label, int min, int max) {
    return given(name).map(field -> within(label, min, max, whole(label, field)));
  }

  private static int within(String label, int min, int max, double number) {
    if (number < min || number > max) {
      throw new BadRequestException(label + "必须在" + min + "-" + max + "之间");
    }
    return (int) number;
  }

  /** A double holds every number within the limits exactly, and any other well enough to refuse. */
  private static double whole(String label, JsonNode field) {
    double number = field.isTextual() ? parse(label, field.textValue().strip()) : field.asDouble();
    if (field.isNumber() || field.isTextual()) {
      if (number == Math.rint(number)) {
        return number;
      }
    }
    throw new BadRequestException(label + "必须是整数");
  }

  private static double parse(String label, String text) {
    if (!text.matches("[+-]?[0-9]+")) {
      throw new BadRequestException(label + "必须是整数");
    }
    return Double.parseDouble(text);
  }

  private Optional<JsonNode> given(String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(field -> !field.isNull())
        .filter(field -> !(field.isTextual() && field.textValue().isBlank()));
  }
}
