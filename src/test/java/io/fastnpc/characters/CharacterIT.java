package io.fastnpc.characters;

import static io.fastnpc.characters.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterIT extends OverHttp {
  private static final String WUKONG = "孙悟空";

  private SignedIn user;
  private RestClient browser;

  @BeforeEach
  void a_user() {
    user = signedIn("monk");
    browser = user.client();
  }

  @Test
  void a_character_is_made_once() {
    Answer made = browser.post("/api/characters", Map.of("role", " 孙  悟空 ", "source", "baike"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().path("role").asText()).isEqualTo("孙 悟空");
    Answer again = browser.post("/api/characters", Map.of("role", "孙 悟空"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(browser.get(path("孙 悟空", "id")).body().path("id")).isEqualTo(made.body().path("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"timestamp\":1", "\"choice_index\":0", "\"chosen_href\":null"})
  void a_character_that_is_to_be_built_is_left_to_the_existing_back_end(String sign) {
    refused(
        browser.post("/api/characters", "{\"role\":\"x\",\"source\":\"baike\"," + sign + "}"),
        501,
        "角色生成由原有后端提供");
    assertThat(list()).isEmpty();
  }

  @Test
  void a_character_needs_a_name() {
    refused(browser.post("/api/characters", Map.of()), 400, "role 不能为空");
    refused(browser.post("/api/characters", Map.of("role", " \u3000")), 400, "role 不能为空");
    create(WUKONG);
    refused(browser.put(path(WUKONG, "rename"), Map.of()), 400, "新名称不能为空");
  }

  @Test
  void what_is_written_is_read_at_once_also_where_the_old_was_cached() {
    create(WUKONG);
    readAll(WUKONG);
    ok(browser.put(path(WUKONG, "structured"), Documents.everything().toString()));
    assertThat(browser.get(path(WUKONG, "structured")).body()).isEqualTo(Documents.everything());
    assertThat(profile(WUKONG).path("来源")).isEqualTo(Documents.everything().path("来源"));
    assertThat(list().get(0).path("preview").asText())
        .isEqualTo("character_basic_info.brief_intro");
    ok(browser.put(path(WUKONG, "memories"), "{\"short_term\":[\"一\"]}"));
    assertThat(profile(WUKONG).path("短期记忆")).isEqualTo(json("[\"一\"]"));
    assertThat(browser.get(path(WUKONG, "memories")).body())
        .isEqualTo(json("{\"short_term\":[\"一\"],\"long_term\":[]}"));
  }

  @Test
  void a_name_that_was_asked_for_in_vain_is_found_once_it_is_made() {
    refused(browser.get(path(WUKONG, "id")), 404, "角色不存在");
    int id = create(WUKONG);
    assertThat(browser.get(path(WUKONG, "id")).body().path("id").asInt()).isEqualTo(id);
    assertThat(list()).hasSize(1);
  }

  @Test
  void after_renaming_the_old_name_is_free_and_the_new_one_is_the_character() {
    int id = create(WUKONG);
    readAll(WUKONG);
    browser.get(path("行者", "id"));
    browser.get(path("行者", "profile"));
    ok(browser.put(path(WUKONG, "rename"), Map.of("new_name", "行者")));
    refused(browser.get(path(WUKONG, "id")), 404, "角色不存在");
    refused(browser.get(path(WUKONG, "profile")), 404, "角色不存在");
    assertThat(browser.get(path("行者", "id")).body().path("id").asInt()).isEqualTo(id);
    assertThat(browser.get(path("行者", "profile")).status()).isEqualTo(200);
    assertThat(list().findValuesAsText("role")).containsExactly("行者");
    refused(browser.put(path("行者", "rename"), Map.of("new_name", "行者")), 400, "新名称已存在");
    refused(browser.put(path("nobody", "rename"), Map.of("new_name", "x")), 404, "角色不存在");
  }

  @Test
  void copies_are_seen_at_once_and_missing_originals_reported() {
    create(WUKONG);
    list();
    browser.get(path("孙悟空-副本", "profile"));
    browser.get(path("孙悟空-副本", "id"));
    assertThat(browser.post(path(WUKONG, "copy")).body())
        .isEqualTo(json("{\"ok\":true,\"new_name\":\"孙悟空-副本\"}"));
    assertThat(list()).hasSize(2);
    assertThat(browser.get(path("孙悟空-副本", "profile")).status()).isEqualTo(200);
    assertThat(browser.get(path("孙悟空-副本", "id")).status()).isEqualTo(200);
    refused(browser.post(path("nobody", "copy")), 404, "not_found");
  }

  @Test
  void a_deleted_character_is_gone_everywhere_and_deleting_it_again_is_fine() {
    create(WUKONG);
    readAll(WUKONG);
    ok(browser.delete("/api/characters/" + RestClient.encoded(WUKONG)));
    ok(browser.delete("/api/characters/" + RestClient.encoded(WUKONG)));
    unknown(WUKONG);
    assertThat(list()).isEmpty();
  }

  @Test
  void one_call_gives_all_that_a_chat_turn_needs() {
    int id = create(WUKONG);
    Answer context = browser.get("/api/chat/" + RestClient.encoded(WUKONG) + "/context");
    assertThat(context.body().path("character_id").asInt()).isEqualTo(id);
    assertThat(context.body().path("profile")).isEqualTo(profile(WUKONG));
    assertThat(context.body().path("settings"))
        .isEqualTo(browser.get("/api/me/settings").body().path("settings"));
    assertThat(context.body().at("/settings/max_group_reply_rounds").asInt()).isEqualTo(3);
  }

  @Test
  void messages_are_paged_within_bounds() {
    create(WUKONG);
    String messages = "/api/chat/" + RestClient.encoded(WUKONG) + "/messages";
    assertThat(browser.get(messages).body()).isEqualTo(json("{\"messages\":[]}"));
    assertThat(browser.get(messages + "?after_id=9999999999&limit=1000").status()).isEqualTo(200);
    refused(browser.get(messages + "?limit=0"), 400, "limit 必须在1-1000之间");
    refused(browser.get(messages + "?limit=1001"), 400, "limit 必须在1-1000之间");
    refused(browser.get(messages + "?after_id=-1"), 400, "after_id 不能小于0");
    assertThat(browser.get(messages + "?limit=many").status()).isEqualTo(400);
  }

  @Test
  void documents_of_the_wrong_form_are_refused_with_a_sentence() {
    create(WUKONG);
    refused(browser.put(path(WUKONG, "structured"), "[]"), 400, "结构化数据必须是对象");
    refused(browser.put(path(WUKONG, "structured"), "{\"来源\":1}"), 400, "来源必须是对象");
    refused(browser.put(path(WUKONG, "memories"), "{\"long_term\":1}"), 400, "long_term 必须是列表");
    assertThat(browser.put(path(WUKONG, "structured"), "{").status()).isEqualTo(400);
  }

  @Test
  void a_legacy_file_is_a_profile_until_the_database_has_one() throws IOException {
    Path home =
        BuiltFile.HOME
            .path()
            .resolve(SharedPayara.LEGACY_PROFILES)
            .resolve(Integer.toString(user.id()));
    Files.createDirectories(home);
    Path file = home.resolve("structured_" + WUKONG + ".json");
    Files.writeString(file, "{\"来源\":{\"链接\":\"x\"}}");
    file.toFile().deleteOnExit(); // the next run has users of the same numbers
    assertThat(profile(WUKONG).at("/来源/链接").asText()).isEqualTo("x");
    assertThat(browser.get(path(WUKONG, "structured")).body().at("/来源/链接").asText()).isEqualTo("x");
    Answer context = browser.get("/api/chat/" + RestClient.encoded(WUKONG) + "/context");
    assertThat(context.body().path("character_id").isNull()).isTrue();
    create(WUKONG);
    assertThat(profile(WUKONG)).isEqualTo(json("{\"短期记忆\":[],\"长期记忆\":[]}"));
  }

  @Test
  void a_name_that_others_wrote_is_found_as_it_stands_however_long_it_was_not_there() {
    String wild = "哪吒！A/B";
    unknown(wild);
    int normal = create(wild);
    readAll(wild);
    insert(wild);
    Predicate<JsonNode> isTheirs = id -> id.path("id").asInt() != normal;
    int theirs = browser.until(path(wild, "id"), isTheirs).path("id").asInt();
    ok(browser.put(path(wild, "structured"), "{\"来源\":{\"链接\":\"theirs\"}}"));
    ok(browser.put(path(wild, "memories"), "{\"long_term\":[\"m\"]}"));
    assertThat(profile(wild).at("/来源/链接").asText()).isEqualTo("theirs");
    assertThat(profile(wild).at("/长期记忆/0").asText()).isEqualTo("m");
    assertThat(profile("哪吒_A_B").has("来源")).isFalse();
    readAll(wild);
    Answer context = browser.get("/api/chat/" + RestClient.encoded(wild) + "/context");
    assertThat(context.body().path("character_id").asInt()).isEqualTo(theirs);
    assertThat(browser.post("/api/characters", Map.of("role", wild)).body())
        .isEqualTo(json("{\"ok\":true,\"id\":" + theirs + ",\"role\":\"" + wild + "\"}"));
    ok(browser.delete("/api/characters/" + RestClient.encoded(wild)));
    assertThat(browser.get(path(wild, "id")).body().path("id").asInt()).isEqualTo(normal);
    assertThat(profile(wild).has("来源")).isFalse();
    ok(browser.delete("/api/characters/" + RestClient.encoded(wild)));
    unknown(wild);
  }

  /** As another program does. */
  private void insert(String name) {
    try (Connection connection = Servers.postgres().dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO characters (user_id, name, created_at, updated_at)"
                    + " VALUES (?, ?, 0, 0)")) {
      insert.setInt(1, user.id());
      insert.setString(2, name);
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Not among them: backslashes and "../", which Payara takes for attacks and refuses by itself.
   */
  static String[] hostileNames() {
    return new String[] {
      "孙悟空",
      "哪吒😀🐉",
      "'; DROP TABLE users; --\"",
      "a:b",
      "*",
      "user?",
      "[a-z]",
      "100%",
      "%2F%00",
      "a/b",
      "semi;colon=1",
      "a+b c",
      "   ",
      "line\nbreak\ttab",
      "profile",
      "x/profile",
      "x".repeat(1_000),
      "空".repeat(250)
    };
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void any_name_goes_through_every_call_that_takes_one(String name) {
    unknown(name);
    String normal = CharacterName.normal(name).text();
    assertThat(browser.post("/api/characters", Map.of("role", "a" + name)).status()).isEqualTo(201);
    ok(browser.put(path("a" + name, "rename"), Map.of("new_name", "b" + name)));
    ok(browser.delete("/api/characters/" + RestClient.encoded("b" + name)));

    ObjectNode role = JsonNodeFactory.instance.objectNode().put("role", normal);
    Answer made = browser.post("/api/characters", role.toString());
    assertThat(made.body().path("role").asText()).isEqualTo(normal);
    assertThat(browser.get(path(name, "id")).body().path("id")).isEqualTo(made.body().path("id"));
    ok(browser.put(path(name, "structured"), "{\"来源\":{\"链接\":\"here\"}}"));
    ok(browser.put(path(name, "memories"), "{\"long_term\":[\"there\"]}"));
    assertThat(profile(name).at("/来源/链接").asText()).isEqualTo("here");
    assertThat(profile(name).at("/长期记忆/0").asText()).isEqualTo("there");
    readAll(name);
    assertThat(browser.get("/api/chat/" + RestClient.encoded(name) + "/context").status())
        .isEqualTo(200);
    assertThat(browser.get("/api/chat/" + RestClient.encoded(name) + "/messages").status())
        .isEqualTo(200);
    assertThat(browser.post(path(name, "copy")).body().path("new_name").asText()).endsWith("-副本");
    assertThat(list()).hasSize(2);
    ok(browser.delete("/api/characters/" + RestClient.encoded(name)));
    unknown(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "空"})
  void a_name_of_any_length_is_taken_from_a_body(String letter) {
    String made = letter.repeat(64);
    create(letter.repeat(10_000));
    ok(browser.put(path(made, "rename"), Map.of("new_name", "y" + letter.repeat(10_000))));
    ok(browser.delete("/api/characters/" + RestClient.encoded("y" + letter.repeat(63))));
  }

  private int create(String name) {
    Answer made = browser.post("/api/characters", Map.of("role", name));
    assertThat(made.status()).isEqualTo(201);
    return made.body().path("id").asInt();
  }

  /** Leaves whatever can be cached of the character in the cache. */
  private void readAll(String name) {
    for (String view : new String[] {"id", "profile", "structured", "memories"}) {
      assertThat(browser.get(path(name, view)).status()).isEqualTo(200);
    }
    list();
  }

  private void unknown(String name) {
    refused(browser.get(path(name, "id")), 404, "角色不存在");
    refused(browser.get(path(name, "profile")), 404, "角色不存在");
    refused(browser.get(path(name, "structured")), 404, "not_found");
    refused(browser.get(path(name, "memories")), 404, "角色不存在");
    refused(browser.put(path(name, "structured"), "{}"), 404, "not_found");
    refused(browser.put(path(name, "memories"), "{}"), 404, "角色不存在");
    refused(browser.post(path(name, "copy")), 404, "not_found");
    refused(browser.get("/api/chat/" + RestClient.encoded(name) + "/context"), 404, "角色不存在");
    assertThat(browser.get("/api/chat/" + RestClient.encoded(name) + "/messages").body())
        .isEqualTo(json("{\"messages\":[]}"));
  }

  private JsonNode profile(String name) {
    return browser.get(path(name, "profile")).body();
  }

  private JsonNode list() {
    return browser.get("/api/characters").body().path("items");
  }

  private static void ok(Answer answer) {
    assertThat(answer.text()).isEqualTo("{\"ok\":true}");
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void refused(Answer answer, int status, String message) {
    assertThat(answer.body())
        .isEqualTo(JsonNodeFactory.instance.objectNode().put("error", message));
    assertThat(answer.status()).isEqualTo(status);
  }

  private static String path(String name, String view) {
    return "/api/characters/" + RestClient.encoded(name) + "/" + view;
  }
}
