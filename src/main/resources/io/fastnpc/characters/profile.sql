-- What is known about one character: a JSON value for each section, null where it has no row, called
-- as clients call it and in the order in which they see it, that of io.fastnpc.characters.Section.
-- Within a section, fields without a value are null and lists without entries are left out; 背景故事 is
-- put together as text, since the functions for objects cannot leave one out. Of type json, not jsonb,
-- which would sort the names. PostgreSQL does not put the sections together: it would copy them four
-- times on the way.
-- Arguments: user_id, name, memories (whether they are wanted), max_bytes.
-- Result: one row: first whether the values take more than max_bytes together, and where they do, null
-- for each of them; no row if the user has no such character.
WITH asked AS (SELECT :user_id::INT AS user_id, :name::TEXT AS name, :memories::BOOLEAN AS memories),
made AS MATERIALIZED (SELECT
  (SELECT row_to_json(s) FROM (
    SELECT
      "name" AS "姓名",
      "age" AS "年龄",
      "gender" AS "性别",
      "occupation" AS "职业",
      "identity_background" AS "身份背景",
      "appearance" AS "外貌特征",
      "titles" AS "称谓/头衔",
      "brief_intro" AS "人物简介"
    FROM character_basic_info WHERE character_id = c.id) AS s) AS "基础身份信息",
  (SELECT row_to_json(s) FROM (
    SELECT
      "knowledge_domain" AS "知识领域",
      "skills" AS "技能",
      "limitations" AS "限制"
    FROM character_knowledge WHERE character_id = c.id) AS s) AS "知识与能力",
  (SELECT row_to_json(s) FROM (
    SELECT
      "traits" AS "性格特质",
      "values" AS "价值观",
      "emotion_style" AS "情绪风格",
      "speaking_style" AS "说话方式",
      "preferences" AS "偏好",
      "dislikes" AS "厌恶",
      "motivation_goals" AS "动机与目标"
    FROM character_personality WHERE character_id = c.id) AS s) AS "个性与行为设定",
  (SELECT row_to_json(s) FROM (
    SELECT
      "tone" AS "语气",
      "language_style" AS "语言风格",
      "behavior_constraints" AS "行为约束",
      "interaction_pattern" AS "互动模式"
    FROM character_dialogue_rules WHERE character_id = c.id) AS s) AS "对话与交互规范",
  (SELECT row_to_json(s) FROM (
    SELECT
      "task_goal" AS "任务目标",
      "dialogue_intent" AS "对话意图",
      "interaction_limits" AS "交互限制",
      "trigger_conditions" AS "触发条件"
    FROM character_tasks WHERE character_id = c.id) AS s) AS "任务/功能性信息",
  (SELECT row_to_json(s) FROM (
    SELECT
      "worldview" AS "世界观",
      "timeline" AS "时间线",
      "social_rules" AS "社会规则",
      "external_resources" AS "外部资源"
    FROM character_worldview WHERE character_id = c.id) AS s) AS "环境与世界观",
  (
    SELECT '{' || concat_ws(',',
      '"出身":' || coalesce(to_json(s.origin)::TEXT, 'null'),
      '"当前处境":' || coalesce(to_json(s.current_situation)::TEXT, 'null'),
      '"秘密":' || coalesce(to_json(s.secrets)::TEXT, 'null'),
      '"经历":' || experiences.texts,
      '"关系网络":' || relationships.texts) || '}'
    FROM (
      SELECT json_agg(e.experience_text ORDER BY e.sequence_order, e.id) AS texts
      FROM character_experiences AS e WHERE e.character_id = c.id) AS experiences
    CROSS JOIN (
      SELECT json_agg(r.relationship_text ORDER BY r.created_at, r.id) AS texts
      FROM character_relationships AS r WHERE r.character_id = c.id) AS relationships
    LEFT JOIN character_background AS s ON s.character_id = c.id
    WHERE s.character_id IS NOT NULL OR experiences.texts IS NOT NULL OR relationships.texts IS NOT NULL
  ) AS "背景故事",
  (SELECT row_to_json(s) FROM (
    SELECT
      "consistency_control" AS "一致性控制",
      "preference_control" AS "偏好控制",
      "safety_limits" AS "安全限制",
      "deduction_range" AS "演绎范围"
    FROM character_system_params WHERE character_id = c.id) AS s) AS "系统与控制参数",
  (SELECT row_to_json(s) FROM (
    SELECT
      "unique_id" AS "唯一标识",
      "source_url" AS "链接",
      "source_info_size" AS "来源信息量"
    FROM character_source_info WHERE character_id = c.id) AS s) AS "来源",
  CASE WHEN asked.memories THEN (
    SELECT coalesce(json_agg(m.content ORDER BY m.created_at, m.id), '[]')
    FROM character_memories AS m WHERE m.character_id = c.id AND m.memory_type = 'short_term'
  ) END AS "短期记忆",
  CASE WHEN asked.memories THEN (
    SELECT coalesce(json_agg(m.content ORDER BY m.created_at, m.id), '[]')
    FROM character_memories AS m WHERE m.character_id = c.id AND m.memory_type = 'long_term'
  ) END AS "长期记忆"
FROM asked JOIN characters AS c ON c.user_id = asked.user_id AND c.name = asked.name),
sized AS (
  SELECT
    coalesce(octet_length("基础身份信息"::TEXT), 0)
    + coalesce(octet_length("知识与能力"::TEXT), 0)
    + coalesce(octet_length("个性与行为设定"::TEXT), 0)
    + coalesce(octet_length("对话与交互规范"::TEXT), 0)
    + coalesce(octet_length("任务/功能性信息"::TEXT), 0)
    + coalesce(octet_length("环境与世界观"::TEXT), 0)
    + coalesce(octet_length("背景故事"::TEXT), 0)
    + coalesce(octet_length("系统与控制参数"::TEXT), 0)
    + coalesce(octet_length("来源"::TEXT), 0)
    + coalesce(octet_length("短期记忆"::TEXT), 0)
    + coalesce(octet_length("长期记忆"::TEXT), 0) AS bytes
  FROM made)
SELECT sized.bytes > :max_bytes AS too_large, made.*
FROM sized LEFT JOIN made ON sized.bytes <= :max_bytes
