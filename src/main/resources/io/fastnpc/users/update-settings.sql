-- Arguments: user_id, default_model, ctx_max_chat, ctx_max_stm and ctx_max_ltm (the budgets of
-- session, short-term and long-term memory), profile, max_group_reply_rounds.
-- Touches one row, or none where the user is gone: the lock keeps a deletion from coming between the
-- look and the write.
INSERT INTO user_settings (default_model, ctx_max_chat, ctx_max_stm, ctx_max_ltm, profile,
    max_group_reply_rounds, updated_at, user_id)
  SELECT :default_model::TEXT, :ctx_max_chat::INT, :ctx_max_stm::INT, :ctx_max_ltm::INT,
      :profile::TEXT, :max_group_reply_rounds::INT, extract(EPOCH FROM clock_timestamp())::BIGINT, id
    FROM users
    WHERE id = :user_id
    FOR KEY SHARE
  ON CONFLICT (user_id) DO UPDATE SET
    default_model = excluded.default_model,
    ctx_max_chat = excluded.ctx_max_chat,
    ctx_max_stm = excluded.ctx_max_stm,
    ctx_max_ltm = excluded.ctx_max_ltm,
    profile = excluded.profile,
    max_group_reply_rounds = excluded.max_group_reply_rounds,
    updated_at = excluded.updated_at
