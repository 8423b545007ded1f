-- Argument: user_id. Result: always one row, the settings as JSON; defaults where there are none.
SELECT json_build_object(
    'default_model', default_model,
    'ctx_max_chat', ctx_max_chat,
    'ctx_max_stm', ctx_max_stm,
    'ctx_max_ltm', ctx_max_ltm,
    'profile', profile,
    'max_group_reply_rounds', coalesce(max_group_reply_rounds, 3),
    'updated_at', coalesce(updated_at, 0))
  FROM (VALUES (:user_id::INT)) AS asked (id)
  LEFT JOIN user_settings ON user_id = asked.id
