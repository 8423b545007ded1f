-- The FastNPC schema: made where there is none, adopted where an installation has one.
--
-- Everything here may meet a database that an older release of the product made, so each step asks
-- first: tables and columns are added only where they are missing, nothing is dropped or rewritten,
-- and is_test_case stays an integer or a boolean, whichever it is.

CREATE TABLE IF NOT EXISTS users (
  id SERIAL PRIMARY KEY,
  username TEXT UNIQUE NOT NULL,
  password_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  is_admin INT NOT NULL DEFAULT 0,
  avatar_url TEXT
);
ALTER TABLE users
  ADD COLUMN IF NOT EXISTS is_admin INT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS avatar_url TEXT,
  ADD COLUMN IF NOT EXISTS token_epoch BIGINT NOT NULL DEFAULT 0;

CREATE TABLE IF NOT EXISTS user_settings (
  user_id INT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  default_model TEXT,
  updated_at BIGINT NOT NULL,
  ctx_max_chat INT,
  ctx_max_stm INT,
  ctx_max_ltm INT,
  profile TEXT,
  max_group_reply_rounds INT DEFAULT 3
);
ALTER TABLE user_settings
  ADD COLUMN IF NOT EXISTS default_model TEXT,
  ADD COLUMN IF NOT EXISTS ctx_max_chat INT,
  ADD COLUMN IF NOT EXISTS ctx_max_stm INT,
  ADD COLUMN IF NOT EXISTS ctx_max_ltm INT,
  ADD COLUMN IF NOT EXISTS profile TEXT,
  ADD COLUMN IF NOT EXISTS max_group_reply_rounds INT DEFAULT 3;

CREATE TABLE IF NOT EXISTS characters (
  id SERIAL PRIMARY KEY,
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  model TEXT,
  source TEXT,
  structured_json TEXT,
  baike_content TEXT,
  avatar_url TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  is_test_case INT DEFAULT 0,
  UNIQUE (user_id, name)
);
ALTER TABLE characters
  ADD COLUMN IF NOT EXISTS model TEXT,
  ADD COLUMN IF NOT EXISTS source TEXT,
  ADD COLUMN IF NOT EXISTS structured_json TEXT,
  ADD COLUMN IF NOT EXISTS baike_content TEXT,
  ADD COLUMN IF NOT EXISTS avatar_url TEXT,
  ADD COLUMN IF NOT EXISTS is_test_case INT DEFAULT 0;

CREATE TABLE IF NOT EXISTS messages (
  id SERIAL PRIMARY KEY,
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  character_id INT NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  compressed INT DEFAULT 0,
  system_prompt_snapshot TEXT
);
ALTER TABLE messages
  ADD COLUMN IF NOT EXISTS compressed INT DEFAULT 0,
  ADD COLUMN IF NOT EXISTS system_prompt_snapshot TEXT;

-- The sections of a character's structured data: one row per character in each.

CREATE TABLE IF NOT EXISTS character_basic_info (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_basic_info
  ADD COLUMN IF NOT EXISTS name TEXT,
  ADD COLUMN IF NOT EXISTS age TEXT,
  ADD COLUMN IF NOT EXISTS gender TEXT,
  ADD COLUMN IF NOT EXISTS occupation TEXT,
  ADD COLUMN IF NOT EXISTS identity_background TEXT,
  ADD COLUMN IF NOT EXISTS appearance TEXT,
  ADD COLUMN IF NOT EXISTS titles TEXT,
  ADD COLUMN IF NOT EXISTS brief_intro TEXT;

CREATE TABLE IF NOT EXISTS character_knowledge (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_knowledge
  ADD COLUMN IF NOT EXISTS knowledge_domain TEXT,
  ADD COLUMN IF NOT EXISTS skills TEXT,
  ADD COLUMN IF NOT EXISTS limitations TEXT;

CREATE TABLE IF NOT EXISTS character_personality (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_personality
  ADD COLUMN IF NOT EXISTS traits TEXT,
  ADD COLUMN IF NOT EXISTS values TEXT,
  ADD COLUMN IF NOT EXISTS emotion_style TEXT,
  ADD COLUMN IF NOT EXISTS speaking_style TEXT,
  ADD COLUMN IF NOT EXISTS preferences TEXT,
  ADD COLUMN IF NOT EXISTS dislikes TEXT,
  ADD COLUMN IF NOT EXISTS motivation_goals TEXT;

CREATE TABLE IF NOT EXISTS character_dialogue_rules (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_dialogue_rules
  ADD COLUMN IF NOT EXISTS tone TEXT,
  ADD COLUMN IF NOT EXISTS language_style TEXT,
  ADD COLUMN IF NOT EXISTS behavior_constraints TEXT,
  ADD COLUMN IF NOT EXISTS interaction_pattern TEXT;

CREATE TABLE IF NOT EXISTS character_tasks (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_tasks
  ADD COLUMN IF NOT EXISTS task_goal TEXT,
  ADD COLUMN IF NOT EXISTS dialogue_intent TEXT,
  ADD COLUMN IF NOT EXISTS interaction_limits TEXT,
  ADD COLUMN IF NOT EXISTS trigger_conditions TEXT;

CREATE TABLE IF NOT EXISTS character_worldview (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_worldview
  ADD COLUMN IF NOT EXISTS worldview TEXT,
  ADD COLUMN IF NOT EXISTS timeline TEXT,
  ADD COLUMN IF NOT EXISTS social_rules TEXT,
  ADD COLUMN IF NOT EXISTS external_resources TEXT;

CREATE TABLE IF NOT EXISTS character_background (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_background
  ADD COLUMN IF NOT EXISTS origin TEXT,
  ADD COLUMN IF NOT EXISTS current_situation TEXT,
  ADD COLUMN IF NOT EXISTS secrets TEXT;

CREATE TABLE IF NOT EXISTS character_system_params (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_system_params
  ADD COLUMN IF NOT EXISTS consistency_control TEXT,
  ADD COLUMN IF NOT EXISTS preference_control TEXT,
  ADD COLUMN IF NOT EXISTS safety_limits TEXT,
  ADD COLUMN IF NOT EXISTS deduction_range TEXT;

CREATE TABLE IF NOT EXISTS character_source_info (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL UNIQUE REFERENCES characters (id) ON DELETE CASCADE
);
ALTER TABLE character_source_info
  ADD COLUMN IF NOT EXISTS unique_id TEXT,
  ADD COLUMN IF NOT EXISTS source_url TEXT,
  ADD COLUMN IF NOT EXISTS source_info_size INT;

-- The lists of a character: many rows per character.

CREATE TABLE IF NOT EXISTS character_experiences (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  experience_text TEXT NOT NULL,
  sequence_order INT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS character_relationships (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  relationship_text TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS character_memories (
  id SERIAL PRIMARY KEY,
  character_id INT NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  memory_type TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Early releases made some of these tables without foreign keys, or without the cascade, so that
-- deleting an account failed or left rows behind. NOT VALID adds the rule for what happens from now
-- on and leaves rows alone that are orphans already. The tables of group chat and feedback belong
-- to other parts of the product and are touched only where they exist: without the cascade they
-- would forbid an account's deletion.
DO $$
DECLARE
  link RECORD;
  outdated RECORD;
BEGIN
  FOR link IN
    SELECT child, to_regclass(child) AS child_table, attribute.attname AS child_column,
        ARRAY[attribute.attnum] AS child_key, parent, to_regclass(parent) AS parent_table
      FROM (VALUES
          ('user_settings', 'user_id', 'users'),
          ('characters', 'user_id', 'users'),
          ('messages', 'user_id', 'users'),
          ('messages', 'character_id', 'characters'),
          ('character_basic_info', 'character_id', 'characters'),
          ('character_knowledge', 'character_id', 'characters'),
          ('character_personality', 'character_id', 'characters'),
          ('character_dialogue_rules', 'character_id', 'characters'),
          ('character_tasks', 'character_id', 'characters'),
          ('character_worldview', 'character_id', 'characters'),
          ('character_background', 'character_id', 'characters'),
          ('character_system_params', 'character_id', 'characters'),
          ('character_source_info', 'character_id', 'characters'),
          ('character_experiences', 'character_id', 'characters'),
          ('character_relationships', 'character_id', 'characters'),
          ('character_memories', 'character_id', 'characters'),
          ('feedbacks', 'user_id', 'users'),
          ('group_chats', 'user_id', 'users'),
          ('group_members', 'group_id', 'group_chats'),
          ('group_messages', 'group_id', 'group_chats')) AS links (child, child_column, parent)
      JOIN pg_attribute AS attribute
        ON attribute.attrelid = to_regclass(child) AND attribute.attname = links.child_column
      WHERE to_regclass(parent) IS NOT NULL
  LOOP
    FOR outdated IN
      SELECT conname FROM pg_constraint
        WHERE contype = 'f' AND conrelid = link.child_table AND confrelid = link.parent_table
          AND conkey = link.child_key AND confdeltype <> 'c'
    LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', link.child_table, outdated.conname);
    END LOOP;
    IF NOT EXISTS (
      SELECT FROM pg_constraint
        WHERE contype = 'f' AND conrelid = link.child_table AND confrelid = link.parent_table
          AND conkey = link.child_key AND confdeltype = 'c')
    THEN
      EXECUTE format(
        'ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %s (id) ON DELETE CASCADE NOT VALID',
        link.child_table, link.child || '_' || link.child_column || '_fkey', link.child_column,
        link.parent_table);
    END IF;
  END LOOP;
END
$$;

-- The application relies on these to be unique: it finds one user by a name, and replaces the one row
-- of a section. Where an installation lacks the constraint it is added. Rows that contradict it are
-- nobody's to choose between but their owner's: then the migration changes nothing and says which.
DO $$
DECLARE
  rule RECORD;
  kind TEXT;
  twins TEXT;
BEGIN
  FOR rule IN
    SELECT name, columns, to_regclass(name) AS relation,
        (SELECT string_agg(quote_ident(c), ', ') FROM unnest(columns) AS c) AS list
      FROM (VALUES
          ('users', '{username}'::TEXT[]),
          ('user_settings', '{user_id}'),
          ('characters', '{user_id,name}'),
          ('character_basic_info', '{character_id}'),
          ('character_knowledge', '{character_id}'),
          ('character_personality', '{character_id}'),
          ('character_dialogue_rules', '{character_id}'),
          ('character_tasks', '{character_id}'),
          ('character_worldview', '{character_id}'),
          ('character_background', '{character_id}'),
          ('character_system_params', '{character_id}'),
          ('character_source_info', '{character_id}')) AS rules (name, columns)
  LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_index AS i
        WHERE i.indrelid = rule.relation AND i.indisunique AND i.indisvalid AND i.indimmediate
          AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indnatts = cardinality(rule.columns)
          AND rule.columns @> (
            SELECT array_agg(a.attname::TEXT) FROM pg_attribute AS a
              WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)));
    EXECUTE format(
      'SELECT string_agg(twin, %L) FROM (
         SELECT (%2$s)::TEXT AS twin FROM %3$s GROUP BY %2$s HAVING count(*) > 1 LIMIT 5) AS twins',
      '; ', rule.list, rule.relation)
      INTO twins;
    IF twins IS NOT NULL THEN
      RAISE EXCEPTION '% has several rows with the same (%): %. Keep one of each, then start again.',
        rule.name, rule.list, twins;
    END IF;
    kind := CASE
      WHEN rule.name = 'user_settings' AND NOT EXISTS (
        SELECT FROM pg_constraint WHERE contype = 'p' AND conrelid = rule.relation)
      THEN 'PRIMARY KEY' ELSE 'UNIQUE' END;
    EXECUTE format('ALTER TABLE %s ADD %s (%s)', rule.relation, kind, rule.list);
  END LOOP;
END
$$;

-- Some of these names are the existing product's own, so that its indexes are not made twice.
CREATE INDEX IF NOT EXISTS idx_char_exp ON character_experiences (character_id, sequence_order);
CREATE INDEX IF NOT EXISTS idx_char_rel ON character_relationships (character_id);
CREATE INDEX IF NOT EXISTS idx_char_memory
  ON character_memories (character_id, memory_type, created_at);
CREATE INDEX IF NOT EXISTS idx_characters_user_updated ON characters (user_id, updated_at DESC);
CREATE INDEX IF NOT EXISTS idx_characters_updated ON characters (updated_at DESC);
CREATE INDEX IF NOT EXISTS idx_messages_character ON messages (character_id, id);
CREATE INDEX IF NOT EXISTS idx_messages_user ON messages (user_id);

-- Sessions carry their user's token_epoch and end when it moves. A trigger moves it, so that a
-- password changed by the existing product or by hand ends sessions as well. The epoch is never
-- less than the time in seconds: after a restore from a backup it cannot meet a value that a token
-- from before the restore still carries, neither on an old account nor on a new one with its id.
ALTER TABLE users
  ALTER COLUMN token_epoch SET DEFAULT extract(EPOCH FROM clock_timestamp())::BIGINT;

CREATE OR REPLACE FUNCTION users_end_sessions() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.token_epoch := greatest(
    OLD.token_epoch + 1, extract(EPOCH FROM clock_timestamp())::BIGINT);
  RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS users_end_sessions ON users;
CREATE TRIGGER users_end_sessions BEFORE UPDATE ON users FOR EACH ROW
  WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash
    OR (OLD.is_admin = 1 AND NEW.is_admin IS DISTINCT FROM 1))
  EXECUTE FUNCTION users_end_sessions();
ALTER TABLE users ENABLE ALWAYS TRIGGER users_end_sessions;
