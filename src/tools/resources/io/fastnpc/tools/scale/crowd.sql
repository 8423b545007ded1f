-- Users with characters, messages, groups, sessions, and what is noted of them, in the application's tables
-- and in those of group chat, which are all empty. The settings scale.users and scale.characters say how many. The character n is of user
-- n % users + 1 and called npc-<n / users>; ids are those numbers plus one. What is known of one is about 4 KB
-- of Chinese text that does not repeat itself.

-- Rows point at rows that are there, so keys need not be checked; what logs changes for the cache runs.
SET session_replication_role = replica;
SET work_mem = '64MB';
SELECT setseed(0.5);

CREATE TEMP TABLE phrase AS
SELECT n, string_agg(chr(19968 + floor(random() * 2500)::int), '') AS text
FROM generate_series(0, 4999) AS n, generate_series(1, 84)
GROUP BY n;
CREATE UNIQUE INDEX ON phrase (n);
ANALYZE phrase;

CREATE TEMP TABLE amount AS
SELECT current_setting('scale.users')::int AS users, current_setting('scale.characters')::int AS characters;

INSERT INTO users (id, username, password_hash, created_at)
SELECT n, 'person-' || n, '', 1 FROM amount, generate_series(1, users) AS n;

INSERT INTO user_settings (user_id, default_model, updated_at, profile)
SELECT n, 'z-ai/glm-4-32b', 1, '喜欢推理小说' FROM amount, generate_series(1, users) AS n;

INSERT INTO characters (id, user_id, name, model, source, created_at, updated_at)
SELECT n + 1, n % users + 1, 'npc-' || n / users, 'z-ai/glm-4-32b', 'manual', 1, 1 + n
FROM amount, generate_series(0, characters - 1) AS n;

INSERT INTO character_basic_info (character_id, name, occupation, appearance, brief_intro)
SELECT who, '福尔摩斯', '咨询侦探', a.text || b.text || c.text, d.text || e.text || f.text
FROM amount, generate_series(1, characters) AS who
JOIN phrase AS a ON a.n = who * 7 % 5000 JOIN phrase AS b ON b.n = who * 11 % 5000
JOIN phrase AS c ON c.n = who * 13 % 5000 JOIN phrase AS d ON d.n = who * 17 % 5000
JOIN phrase AS e ON e.n = who * 19 % 5000 JOIN phrase AS f ON f.n = who * 23 % 5000;

INSERT INTO character_knowledge (character_id, knowledge_domain, skills, limitations)
SELECT who, a.text || b.text, c.text || d.text, '文学与天文'
FROM amount, generate_series(1, characters) AS who
JOIN phrase AS a ON a.n = who * 29 % 5000 JOIN phrase AS b ON b.n = who * 31 % 5000
JOIN phrase AS c ON c.n = who * 37 % 5000 JOIN phrase AS d ON d.n = who * 41 % 5000;

-- The other sections of every tenth.
INSERT INTO character_personality (character_id, traits)
SELECT n, '冷静' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_dialogue_rules (character_id, tone)
SELECT n, '平和' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_tasks (character_id, task_goal)
SELECT n, '破案' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_worldview (character_id, worldview)
SELECT n, '伦敦' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_background (character_id, origin)
SELECT n, '英国' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_system_params (character_id, safety_limits)
SELECT n, '无' FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_source_info (character_id, unique_id)
SELECT n, n::text FROM amount, generate_series(1, characters, 10) AS n;
INSERT INTO character_relationships (character_id, relationship_text, created_at)
SELECT n, '华生', 1 FROM amount, generate_series(1, characters, 10) AS n;

INSERT INTO character_experiences (character_id, experience_text, sequence_order, created_at)
SELECT who, a.text || b.text, 0, 1
FROM amount, generate_series(1, characters) AS who
JOIN phrase AS a ON a.n = who * 43 % 5000 JOIN phrase AS b ON b.n = who * 47 % 5000;

INSERT INTO character_memories (character_id, memory_type, content, created_at)
SELECT who, CASE WHEN k <= 2 THEN 'short_term' ELSE 'long_term' END, a.text, k
FROM amount, generate_series(1, characters) AS who CROSS JOIN generate_series(1, 4) AS k
JOIN phrase AS a ON a.n = (who * 53 + k * 59) % 5000;

INSERT INTO messages (user_id, character_id, role, content, created_at)
SELECT (n - 1) % users + 1, n, 'user', '你好', 1
FROM amount, generate_series(1, characters) AS n;

INSERT INTO group_chats (id, user_id, name, created_at, updated_at)
SELECT n, n, 'group', 1, n FROM amount, generate_series(1, users) AS n;
INSERT INTO group_members (group_id, member_type, member_name, joined_at)
SELECT n, 'character', 'npc-0', 1 FROM amount, generate_series(1, users) AS n;
INSERT INTO group_messages (group_id, sender_type, sender_name, content, created_at)
SELECT n, 'user', 'person', '你好', 1 FROM amount, generate_series(1, users) AS n;

INSERT INTO open_sessions (user_id, id, epoch, created_at, ends_at, last_seen, address, agent)
SELECT id, 's' || id, token_epoch, 1, 4102444800, extract(EPOCH FROM now()), '::1', '' FROM users;
INSERT INTO ended_sessions (user_id, name, ends_at) SELECT id, 'e' || id, 4102444800 FROM users;

INSERT INTO audit_log (created_at, kind, user_id, username, detail, count, address, worker)
SELECT extract(EPOCH FROM now()) - n % 10000, CASE n % 4 WHEN 0 THEN 'LOGGED_IN' ELSE 'READ' END, n % users + 1,
  'person', '', 1, '::1', 'worker-1'
FROM amount, generate_series(1, users) AS n;

-- What ten workers did in half a day, and some that are gone.
INSERT INTO cache_worker (id, name, version, started_at)
SELECT md5(n::text)::uuid, 'worker-' || n, '1', CASE WHEN n <= 10 THEN extract(EPOCH FROM now()) * 1000 ELSE n END
FROM generate_series(1, 20) AS n;
INSERT INTO cache_minute (minute, worker, cache, hits, misses, bypassed, coalesced, evictions, errors)
SELECT floor(extract(EPOCH FROM now()) / 60) - m, md5(n::text)::uuid, cache, 1, 1, 1, 1, 1, 1
FROM generate_series(1, 10) AS n, generate_series(1, 720) AS m,
  unnest('{account,user_settings,char_id,char_profile,char_list}'::text[]) AS cache;

-- A few incidents a day for three months, all over, each told to the webhook.
INSERT INTO incident (id, kind, subject, began_at, ended_at, noted_at)
SELECT n, 'REDIS_AWAY', '', moment, moment + 60000, moment
FROM generate_series(1, 300) AS n, LATERAL (SELECT (extract(EPOCH FROM now()) - n * 25000)::bigint * 1000 AS moment) AS at;
INSERT INTO incident_sighting (id, incident_id, worker, began_at, ended_at, seen_at, times, reads, failed_answers,
  failed_writes, reasons)
SELECT md5(id || 'seen')::uuid, id, 'worker-1', began_at, ended_at, began_at, 1, 1, 0, 0, '' FROM incident;
INSERT INTO incident_call (incident_id, state, claimed_until, done_at, outcome)
SELECT id, state, began_at, began_at, 'told' FROM incident, unnest('{opened,closed}'::text[]) AS state;

-- Sequences go on after what is there.
SELECT setval(pg_get_serial_sequence('users', 'id'), (SELECT max(id) FROM users)),
  setval(pg_get_serial_sequence('characters', 'id'), (SELECT max(id) FROM characters)),
  setval(pg_get_serial_sequence('group_chats', 'id'), (SELECT max(id) FROM group_chats)),
  setval(pg_get_serial_sequence('incident', 'id'), (SELECT max(id) FROM incident));

DROP TABLE phrase, amount;
RESET work_mem;
RESET session_replication_role;
