-- A database as an early release of the product left it: no foreign keys on the first tables, no
-- cascade from feedbacks, columns of later releases missing; with rows in every table, one of them
-- an orphan.
CREATE TABLE users (
  id SERIAL PRIMARY KEY, username TEXT UNIQUE NOT NULL, password_hash TEXT NOT NULL,
  created_at BIGINT NOT NULL, is_admin INT NOT NULL DEFAULT 0);
CREATE TABLE characters (
  id SERIAL PRIMARY KEY, user_id INT NOT NULL, name TEXT NOT NULL, model TEXT, source TEXT,
  structured_json TEXT, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  UNIQUE (user_id, name));
CREATE TABLE messages (
  id SERIAL PRIMARY KEY, user_id INT NOT NULL, character_id INT NOT NULL, role TEXT NOT NULL,
  content TEXT NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE user_settings (
  user_id INT PRIMARY KEY, default_model TEXT, updated_at BIGINT NOT NULL);
CREATE TABLE character_source_info (
  id SERIAL PRIMARY KEY, character_id INT NOT NULL UNIQUE, unique_id TEXT, source_url TEXT,
  FOREIGN KEY (character_id) REFERENCES characters (id) ON DELETE CASCADE);
CREATE TABLE character_memories (
  id SERIAL PRIMARY KEY, character_id INT NOT NULL, memory_type TEXT NOT NULL,
  content TEXT NOT NULL, created_at BIGINT NOT NULL,
  FOREIGN KEY (character_id) REFERENCES characters (id) ON DELETE CASCADE);
CREATE INDEX idx_char_memory ON character_memories (character_id, memory_type, created_at);
CREATE TABLE feedbacks (
  id SERIAL PRIMARY KEY, user_id INT NOT NULL, title TEXT NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE group_chats (id SERIAL PRIMARY KEY, user_id INT NOT NULL, name TEXT NOT NULL);
CREATE TABLE group_messages (id SERIAL PRIMARY KEY, group_id INT NOT NULL, content TEXT NOT NULL);

INSERT INTO users (username, password_hash, created_at, is_admin)
  VALUES ('小明', '$2b$12$old', 1700000000, 1), ('小红', '$2b$12$other', 1700000001, 0);
INSERT INTO characters (user_id, name, structured_json, created_at, updated_at)
  VALUES (1, '李白', '{"姓名":"李白"}', 1700000002, 1700000003), (2, '杜甫', '', 1, 2);
INSERT INTO messages (user_id, character_id, role, content, created_at)
  VALUES (1, 1, 'user', '你好', 1700000004), (99, 99, 'user', '没有主人', 1700000005);
INSERT INTO user_settings VALUES (1, 'z-ai/glm-4-32b', 1700000006);
INSERT INTO character_source_info (character_id, unique_id) VALUES (1, 'baike:1');
INSERT INTO character_memories (character_id, memory_type, content, created_at)
  VALUES (1, 'short_term', '喜欢月亮', 1700000007);
INSERT INTO feedbacks (user_id, title) VALUES (1, '很好');
INSERT INTO group_chats (user_id, name) VALUES (1, '诗社');
INSERT INTO group_messages (group_id, content) VALUES (1, '大家好');
