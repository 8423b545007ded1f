-- What is known about one character, as one JSON document: the sections and columns in the order of
-- io.fastnpc.characters.Section, sections without a row left out, columns without a value null,
-- lists without entries left out. Of type json, not jsonb, which would sort the labels.
-- Arguments: user id, name, whether the memories belong to the document.
-- Result: one row with the document; none if the user has no such character.
WITH asked AS (SELECT ?::INT AS user_id, ?::TEXT AS name, ?::BOOLEAN AS memories)
SELECT coalesce((
  SELECT json_object_agg(part.label, part.content ORDER BY part.position)
  FROM (
    SELECT 1 AS position, '基础身份信息' AS label, (SELECT row_to_json(s) FROM (
      SELECT
        "name" AS "姓名",
        "age" AS "年龄",
        "gender" AS "性别",
        "occupation" AS "职业",
        "identity_background" AS "身份背景",
        "appearance" AS "外貌特征",
        "titles" AS "称谓/头衔",
        "brief_intro" AS "人物简介"
      FROM character_basic_info WHERE character_id = c.id) AS s) AS content
    UNION ALL
    SELECT 2, '知识与能力', (SELECT row_to_json(s) FROM (
      SELECT
        "knowledge_domain" AS "知识领域",
        "skills" AS "技能",
        "limitations" AS "限制"
      FROM character_knowledge WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 3, '个性与行为设定', (SELECT row_to_json(s) FROM (
      SELECT
        "traits" AS "性格特质",
        "values" AS "价值观",
        "emotion_style" AS "情绪风格",
        "speaking_style" AS "说话方式",
        "preferences" AS "偏好",
        "dislikes" AS "厌恶",
        "motivation_goals" AS "动机与目标"
      FROM character_personality WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 4, '对话与交互规范', (SELECT row_to_json(s) FROM (
      SELECT
        "tone" AS "语气",
        "language_style" AS "语言风格",
        "behavior_constraints" AS "行为约束",
        "interaction_pattern" AS "互动模式"
      FROM character_dialogue_rules WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 5, '任务/功能性信息', (SELECT row_to_json(s) FROM (
      SELECT
        "task_goal" AS "任务目标",
        "dialogue_intent" AS "对话意图",
        "interaction_limits" AS "交互限制",
        "trigger_conditions" AS "触发条件"
      FROM character_tasks WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 6, '环境与世界观', (SELECT row_to_json(s) FROM (
      SELECT
        "worldview" AS "世界观",
        "timeline" AS "时间线",
        "social_rules" AS "社会规则",
        "external_resources" AS "外部资源"
      FROM character_worldview WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 7, '背景故事', (
      SELECT json_object_agg(entry.label, entry.content ORDER BY entry.position)
      FROM (
        SELECT 1 AS position, '出身' AS label, to_json(s.origin) AS content
        UNION ALL
        SELECT 2, '当前处境', to_json(s.current_situation)
        UNION ALL
        SELECT 3, '秘密', to_json(s.secrets)
        UNION ALL
        SELECT 4, '经历', experiences.texts WHERE experiences.texts IS NOT NULL
        UNION ALL
        SELECT 5, '关系网络', relationships.texts WHERE relationships.texts IS NOT NULL
      ) AS entry)
    FROM (
      SELECT json_agg(e.experience_text ORDER BY e.sequence_order, e.id) AS texts
      FROM character_experiences AS e WHERE e.character_id = c.id) AS experiences
    CROSS JOIN (
      SELECT json_agg(r.relationship_text ORDER BY r.created_at, r.id) AS texts
      FROM character_relationships AS r WHERE r.character_id = c.id) AS relationships
    LEFT JOIN character_background AS s ON s.character_id = c.id
    WHERE s.character_id IS NOT NULL OR experiences.texts IS NOT NULL OR relationships.texts IS NOT NULL
    UNION ALL
    SELECT 8, '系统与控制参数', (SELECT row_to_json(s) FROM (
      SELECT
        "consistency_control" AS "一致性控制",
        "preference_control" AS "偏好控制",
        "safety_limits" AS "安全限制",
        "deduction_range" AS "演绎范围"
      FROM character_system_params WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 9, '来源', (SELECT row_to_json(s) FROM (
      SELECT
        "unique_id" AS "唯一标识",
        "source_url" AS "链接",
        "source_info_size" AS "来源信息量"
      FROM character_source_info WHERE character_id = c.id) AS s)
    UNION ALL
    SELECT 10, '短期记忆', (
      SELECT coalesce(json_agg(m.content ORDER BY m.created_at, m.id), '[]')
      FROM character_memories AS m WHERE m.character_id = c.id AND m.memory_type = 'short_term')
    WHERE asked.memories
    UNION ALL
    SELECT 11, '长期记忆', (
      SELECT coalesce(json_agg(m.content ORDER BY m.created_at, m.id), '[]')
      FROM character_memories AS m WHERE m.character_id = c.id AND m.memory_type = 'long_term')
    WHERE asked.memories
  ) AS part
  WHERE part.content IS NOT NULL), '{}')
FROM asked JOIN characters AS c ON c.user_id = asked.user_id AND c.name = asked.name
