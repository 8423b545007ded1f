-- The tables of group chat as the existing product makes them first; its later releases add columns.
CREATE TABLE group_chats (
  id SERIAL PRIMARY KEY,
  user_id INT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE group_members (
  id SERIAL PRIMARY KEY,
  group_id INT NOT NULL REFERENCES group_chats (id) ON DELETE CASCADE,
  member_type TEXT NOT NULL,
  member_id INT,
  member_name TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  UNIQUE (group_id, member_type, member_name)
);
CREATE TABLE group_messages (
  id SERIAL PRIMARY KEY,
  group_id INT NOT NULL REFERENCES group_chats (id) ON DELETE CASCADE,
  sender_type TEXT NOT NULL,
  sender_id INT,
  sender_name TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  system_prompt_snapshot TEXT,
  moderator_prompt TEXT,
  moderator_response TEXT
);
