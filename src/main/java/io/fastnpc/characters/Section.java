package io.fastnpc.characters;

import io.fastnpc.database.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A section of a character's structured data: one row per character in a table of its own.
 *
 * <p>The statements that write are made from this list; {@code profile.sql}, which reads, is held
 * to it by a test.
 *
 * @param label its name in the structured data
 * @param table its table
 * @param columns its columns, in the order in which clients see them
 * @param write makes or replaces the row of a character; arguments: character_id, and each column's
 *     name
 * @param copy gives a copy, which has no row yet, that of the original; arguments: copy_id,
 *     original_id
 */
record Section(String label, String table, List<Column> columns, Sql write, Sql copy) {
  static final Section BASIC_INFO =
      new Section(
          "基础身份信息",
          "character_basic_info",
          List.of(
              text("name", "姓名"),
              text("age", "年龄"),
              text("gender", "性别"),
              text("occupation", "职业"),
              text("identity_background", "身份背景"),
              text("appearance", "外貌特征"),
              text("titles", "称谓/头衔"),
              text("brief_intro", "人物简介")));

  static final Section KNOWLEDGE =
      new Section(
          "知识与能力",
          "character_knowledge",
          List.of(
              text("knowledge_domain", "知识领域"), text("skills", "技能"), text("limitations", "限制")));

  static final Section PERSONALITY =
      new Section(
          "个性与行为设定",
          "character_personality",
          List.of(
              text("traits", "性格特质"),
              text("values", "价值观"),
              text("emotion_style", "情绪风格"),
              text("speaking_style", "说话方式"),
              text("preferences", "偏好"),
              text("dislikes", "厌恶"),
              text("motivation_goals", "动机与目标")));

  static final Section DIALOGUE_RULES =
      new Section(
          "对话与交互规范",
          "character_dialogue_rules",
          List.of(
              text("tone", "语气"),
              text("language_style", "语言风格"),
              text("behavior_constraints", "行为约束"),
              text("interaction_pattern", "互动模式")));

  static final Section TASKS =
      new Section(
          "任务/功能性信息",
          "character_tasks",
          List.of(
              text("task_goal", "任务目标"),
              text("dialogue_intent", "对话意图"),
              text("interaction_limits", "交互限制"),
              text("trigger_conditions", "触发条件")));

  static final Section WORLDVIEW =
      new Section(
          "环境与世界观",
          "character_worldview",
          List.of(
              text("worldview", "世界观"),
              text("timeline", "时间线"),
              text("social_rules", "社会规则"),
              text("external_resources", "外部资源")));

  static final Section BACKGROUND =
      new Section(
          "背景故事",
          "character_background",
          List.of(text("origin", "出身"), text("current_situation", "当前处境"), text("secrets", "秘密")));

  static final Section SYSTEM_PARAMS =
      new Section(
          "系统与控制参数",
          "character_system_params",
          List.of(
              text("consistency_control", "一致性控制"),
              text("preference_control", "偏好控制"),
              text("safety_limits", "安全限制"),
              text("deduction_range", "演绎范围")));

  static final Section SOURCE_INFO =
      new Section(
          "来源",
          "character_source_info",
          List.of(
              text("unique_id", "唯一标识"),
              text("source_url", "链接"),
              new Column("source_info_size", "来源信息量", true)));

  /** All sections, in the order in which clients see them. */
  static final List<Section> ALL =
      List.of(
          BASIC_INFO,
          KNOWLEDGE,
          PERSONALITY,
          DIALOGUE_RULES,
          TASKS,
          WORLDVIEW,
          BACKGROUND,
          SYSTEM_PARAMS,
          SOURCE_INFO);

  /**
   * A column of a section.
   *
   * @param name the column's name in the table
   * @param label its name in the structured data
   * @param numeric whether it is an INT, not a TEXT
   */
  record Column(String name, String label, boolean numeric) {}

  Section(String label, String table, List<Column> columns) {
    this(label, table, columns, write(table, columns), copy(table, columns));
  }

  private static Sql write(String table, List<Column> columns) {
    return new Sql(
        "write " + table,
        "INSERT INTO %s (character_id, %s) VALUES (:character_id, %s)"
                .formatted(table, names(columns), joined(columns, ":%s"))
            + " ON CONFLICT (character_id) DO UPDATE SET "
            + joined(columns, "\"%1$s\" = EXCLUDED.\"%1$s\""));
  }

  private static Sql copy(String table, List<Column> columns) {
    return new Sql(
        "copy " + table,
        ("INSERT INTO %1$s (character_id, %2$s)"
                + " SELECT :copy_id, %2$s FROM %1$s WHERE character_id = :original_id")
            .formatted(table, names(columns)));
  }

  private static Column text(String name, String label) {
    return new Column(name, label, false);
  }

  /** Quoted, because "values" and "name" mean something to PostgreSQL. */
  private static String names(List<Column> columns) {
    return joined(columns, "\"%1$s\"");
  }

  private static String joined(List<Column> columns, String format) {
    return columns.stream()
        .map(column -> format.formatted(column.name()))
        .collect(Collectors.joining(", "));
  }
}
