package io.fastnpc.characters;

import static io.fastnpc.characters.CharacterStore.asked;
import static io.fastnpc.characters.Documents.data;
import static io.fastnpc.characters.Documents.json;
import static io.fastnpc.characters.Documents.memories;
import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.resources.Resources;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileRepositoryTest {
  private static final CharacterName WUKONG = new CharacterName("孙悟空");

  private static final CharacterStore store = new CharacterStore();
  private int user;

  @BeforeEach
  void a_user_with_a_character() throws Exception {
    user = store.newUser();
    store.create(user, WUKONG);
  }

  @Test
  void an_unwritten_character_has_no_sections_and_no_memories() {
    assertThat(structured()).isEqualTo(json("{}"));
    assertThat(profile()).isEqualTo(json("{\"短期记忆\":[],\"长期记忆\":[]}"));
  }

  @Test
  void an_unknown_character_is_absent_everywhere() throws Exception {
    CharacterName nobody = new CharacterName("nobody");
    assertThat(store.profiles.profile(user, nobody)).isEmpty();
    assertThat(store.profiles.structured(user, nobody)).isEmpty();
    assertThat(store.profiles.memories(user, nobody)).isEmpty();
    assertThat(store.write(() -> store.profiles.write(user, asked(nobody), data("{}")))).isEmpty();
    assertThat(store.write(() -> store.profiles.write(user, asked(nobody), memories("{}"))))
        .isEmpty();
  }

  @Test
  void every_column_comes_back_under_its_label_in_the_order_of_the_sections() throws Exception {
    ObjectNode document = Documents.everything();
    write(document);
    assertThat(order(structured())).isEqualTo(order(document));
    assertThat(structured()).isEqualTo(document);
  }

  @Test
  void postgresql_reads_no_section_twice() {
    String statement = Resources.text(ProfileQuery.class, "profile.sql");
    boolean memories = true;
    String plan =
        store.text(
            "EXPLAIN (FORMAT JSON) " + statement,
            arg("user_id", user),
            arg("name", WUKONG.text()),
            arg("memories", memories),
            arg("max_bytes", Integer.MAX_VALUE));
    int others = 5; // characters, experiences, relationships, and memories twice
    assertThat(json(plan).findValuesAsText("Relation Name"))
        .hasSize(Section.ALL.size() + others)
        .containsOnlyOnceElementsOf(Section.ALL.stream().map(Section::table).toList());
  }

  @Test
  void a_column_without_a_value_is_null_and_lists_without_entries_are_absent() throws Exception {
    write("{'背景故事':{'出身':'花果山','经历':[],'关系网络':null}}");
    assertThat(structured()).isEqualTo(quoted("{'背景故事':{'出身':'花果山','当前处境':null,'秘密':null}}"));
  }

  @Test
  void a_section_or_list_that_is_absent_keeps_its_rows() throws Exception {
    ObjectNode document = Documents.everything();
    write(document);
    write("{'来源':null,'背景故事':{'出身':'新'}}");
    ObjectNode background = (ObjectNode) document.get("背景故事");
    background.put("出身", "新").putNull("当前处境").putNull("秘密");
    assertThat(structured()).isEqualTo(document);
  }

  @Test
  void objects_lists_and_numbers_are_kept_as_their_json_text() throws Exception {
    write("{'知识与能力':{'技能':['七十二变',{'x':1}],'知识领域':{'a':null},'限制':3.5}}");
    assertThat(structured().at("/知识与能力/技能").textValue()).isEqualTo("[\"七十二变\",{\"x\":1}]");
    assertThat(structured().at("/知识与能力/知识领域").textValue()).isEqualTo("{\"a\":null}");
    assertThat(structured().at("/知识与能力/限制").textValue()).isEqualTo("3.5");
  }

  @Test
  void what_postgresql_cannot_keep_is_left_out_of_texts() throws Exception {
    write("{'知识与能力':{'技能':'a\\u0000b\\ud83d!\\ud83d\\ude00'},'背景故事':{'经历':['\\u0000\\udc00']}}");
    assertThat(structured().at("/知识与能力/技能").asText()).isEqualTo("ab\uFFFD!😀");
    assertThat(structured().at("/背景故事/经历/0").asText()).isEqualTo("\uFFFD");
  }

  @Test
  void lists_are_replaced_in_order_and_other_than_texts_become_json_texts() throws Exception {
    write("{'背景故事':{'经历':['z','a'],'关系网络':['y']}}");
    write("{'背景故事':{'经历':['c',null,{'b':1},'a'],'关系网络':'单'}}");
    assertThat(structured().at("/背景故事/经历")).isEqualTo(json("[\"c\",\"{\\\"b\\\":1}\",\"a\"]"));
    assertThat(structured().at("/背景故事/关系网络")).isEqualTo(json("[\"单\"]"));
  }

  @Test
  void the_size_of_the_source_is_the_length_of_the_encyclopedia_text_where_there_is_one()
      throws Exception {
    write("{'来源':{'来源信息量':'7'}}");
    assertThat(structured().at("/来源/来源信息量").asInt()).isEqualTo(7);
    store.execute(
        "UPDATE characters SET baike_content = '齐天大圣😀' WHERE user_id = :user_id",
        arg("user_id", user));
    write("{'来源':{'来源信息量':7}}");
    assertThat(structured().at("/来源/来源信息量").asInt()).isEqualTo(5);
  }

  @Test
  void a_size_of_the_source_that_is_left_blank_is_none() throws Exception {
    write("{'来源':{'来源信息量':7}}");
    write("{'来源':{'来源信息量':' '}}");
    assertThat(structured().at("/来源/来源信息量").isNull()).isTrue();
  }

  @Test
  void a_document_or_section_that_is_no_object_is_refused() {
    assertThatThrownBy(() -> data("[]")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> data("{\"来源\":[]}")).hasMessage("来源必须是对象");
    assertThatThrownBy(() -> data("{\"来源\":{\"来源信息量\":\"many\"}}")).hasMessage("来源信息量必须是整数");
    assertThatThrownBy(() -> memories("[]")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> memories("{\"long_term\":\"x\"}")).hasMessage("long_term 必须是列表");
  }

  @Test
  void structured_json_and_the_time_of_the_last_change_follow_every_write() throws Exception {
    store.execute(
        "UPDATE characters SET updated_at = 1 WHERE user_id = :user_id", arg("user_id", user));
    write("{'来源':{'链接':'x'}}");
    write("{'知识与能力':{'技能':'y'}}");
    assertThat(
            json(
                store.text(
                    "SELECT structured_json FROM characters WHERE user_id = :user_id",
                    arg("user_id", user))))
        .isEqualTo(structured());
    assertThat(
            store.number(
                "SELECT updated_at FROM characters WHERE user_id = :user_id", arg("user_id", user)))
        .isGreaterThan(1_700_000_000);
  }

  @Test
  void memories_come_back_in_order_and_an_absent_list_keeps_its_rows() throws Exception {
    remember("{'short_term':['z','a','z'],'long_term':['l']}");
    remember("{'long_term':['2','1'],'short_term':null}");
    assertThat(json(store.profiles.memories(user, WUKONG)))
        .isEqualTo(quoted("{'short_term':['z','a','z'],'long_term':['2','1']}"));
    assertThat(profile()).isEqualTo(quoted("{'短期记忆':['z','a','z'],'长期记忆':['2','1']}"));
    remember("{'short_term':[]}");
    assertThat(profile()).isEqualTo(quoted("{'短期记忆':[],'长期记忆':['2','1']}"));
  }

  @Test
  void memories_are_ordered_by_time_before_id() {
    store.execute(
        "INSERT INTO character_memories (character_id, memory_type, content, created_at)"
            + " SELECT id, 'short_term', text, time FROM characters"
            + " CROSS JOIN (VALUES ('late', 2), ('early', 1)) AS m (text, time) WHERE user_id = :user_id",
        arg("user_id", user));
    assertThat(profile().path("短期记忆")).isEqualTo(json("[\"early\",\"late\"]"));
  }

  @Test
  void lists_are_shown_where_their_section_has_no_row() {
    store.execute(
        "INSERT INTO character_experiences"
            + " (character_id, experience_text, sequence_order, created_at)"
            + " SELECT id, '大闹天宫', 0, 0 FROM characters WHERE user_id = :user_id",
        arg("user_id", user));
    assertThat(structured())
        .isEqualTo(quoted("{'背景故事':{'出身':null,'当前处境':null,'秘密':null,'经历':['大闹天宫']}}"));
  }

  @Test
  void other_users_have_characters_of_their_own() throws Exception {
    write("{'来源':{'链接':'x'}}");
    int other = store.newUser();
    assertThat(store.profiles.profile(other, WUKONG)).isEmpty();
    assertThat(store.write(() -> store.profiles.write(other, asked(WUKONG), data("{}")))).isEmpty();
  }

  private static List<String> order(JsonNode document) {
    List<String> labels = new ArrayList<>();
    document
        .properties()
        .forEach(
            section -> {
              labels.add(section.getKey());
              section.getValue().fieldNames().forEachRemaining(labels::add);
            });
    return labels;
  }

  private void write(String document) throws Exception {
    write(quoted(document));
  }

  private void write(JsonNode document) throws Exception {
    assertThat(
            store.write(
                () -> store.profiles.write(user, asked(WUKONG), StructuredData.of(document))))
        .isPresent();
  }

  private void remember(String document) throws Exception {
    Memories memories = Memories.of(quoted(document));
    assertThat(store.write(() -> store.profiles.write(user, asked(WUKONG), memories))).isPresent();
  }

  private JsonNode structured() {
    return json(store.profiles.structured(user, WUKONG));
  }

  private JsonNode profile() {
    return json(store.profiles.profile(user, WUKONG));
  }

  private static JsonNode quoted(String document) {
    return json(document.replace('\'', '"'));
  }
}
