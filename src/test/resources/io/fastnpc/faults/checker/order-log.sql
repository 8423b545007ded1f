-- For the fault test: writes down every value that a key has had, in the order of the commits.
--
-- The order is exact: a transaction takes its user's lock, then looks, then draws its number, and
-- keeps the lock until its commit is visible. TRUNCATE, which concerns all users, excludes all of
-- them by its lock on the table, which every note about that table's rows has read. Triggers name
-- their schema, since logical replication applies rows without any.

CREATE TABLE faults_version (
  number BIGSERIAL PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  xid TEXT NOT NULL DEFAULT pg_current_xact_id()::text
);
CREATE INDEX ON faults_version (key, number);

CREATE FUNCTION faults_note(noted_key TEXT, noted_value TEXT) RETURNS void LANGUAGE sql AS $$
  INSERT INTO faults_version (key, value)
  SELECT noted_key, noted_value
  WHERE noted_value IS DISTINCT FROM
    (SELECT value FROM faults_version WHERE key = noted_key ORDER BY number DESC LIMIT 1)
$$;

CREATE FUNCTION faults_lock(user_id INT) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(4711, user_id)
$$;

CREATE FUNCTION faults_settings(id INT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT coalesce((SELECT profile FROM user_settings WHERE user_id = id), '')
$$;

-- The epoch, and the names of the sessions in it that were ended one by one: of two sessions of one
-- epoch one may be over. It comes to that where a restore undoes a change of the password before
-- the change has ended the session that its cookie replaces.
CREATE FUNCTION faults_epoch(id INT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT concat_ws(' ', token_epoch,
    (SELECT string_agg(name, ' ' ORDER BY name) FROM ended_sessions WHERE user_id = users.id))
  FROM users WHERE users.id = faults_epoch.id
$$;

CREATE FUNCTION faults_id(owner INT, called TEXT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT coalesce((SELECT id::text FROM characters WHERE user_id = owner AND name = called), '')
$$;

CREATE FUNCTION faults_profile(owner INT, called TEXT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT coalesce(
    (SELECT coalesce(
        (SELECT string_agg(content, ',' ORDER BY id) FROM character_memories WHERE character_id = c.id),
        '')
      FROM characters c WHERE user_id = owner AND name = called),
    'none')
$$;

CREATE FUNCTION faults_list(owner INT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT coalesce(string_agg('[' || id || '=' || name || ']', '' ORDER BY id), '')
  FROM characters WHERE user_id = owner
$$;

CREATE FUNCTION faults_note_user() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  PERFORM faults_lock(NEW.id);
  PERFORM faults_note('username:' || id, username), faults_note('epoch:' || id, faults_epoch(id)),
      faults_note('settings:' || id, faults_settings(id)), faults_note('list:' || id, faults_list(id))
    FROM users WHERE id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION faults_note_session() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  owner INT := coalesce(NEW.user_id, OLD.user_id);
BEGIN
  PERFORM faults_lock(owner);
  PERFORM faults_note('epoch:' || id, faults_epoch(id)) FROM users WHERE id = owner;
  RETURN NULL;
END $$;

CREATE FUNCTION faults_note_settings() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  PERFORM faults_lock(NEW.user_id);
  PERFORM faults_note('settings:' || NEW.user_id, faults_settings(NEW.user_id));
  RETURN NULL;
END $$;

CREATE FUNCTION faults_note_character() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  owner INT := coalesce(NEW.user_id, OLD.user_id);
BEGIN
  PERFORM faults_lock(owner);
  PERFORM faults_note('id:' || owner || ':' || name, faults_id(owner, name)),
      faults_note('profile:' || owner || ':' || name, faults_profile(owner, name))
    FROM unnest(ARRAY[OLD.name, NEW.name]) AS names (name) WHERE name IS NOT NULL;
  PERFORM faults_note('list:' || owner, faults_list(owner));
  RETURN NULL;
END $$;

CREATE FUNCTION faults_note_memory() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  character INT := coalesce(NEW.character_id, OLD.character_id);
  owner INT := (SELECT user_id FROM characters WHERE id = character);
BEGIN
  IF owner IS NULL THEN
    RETURN NULL; -- deleted together with its character, whose own trigger notes it
  END IF;
  PERFORM faults_lock(owner);
  PERFORM faults_note('profile:' || owner || ':' || name, faults_profile(owner, name))
    FROM characters WHERE id = character;
  RETURN NULL;
END $$;

CREATE FUNCTION faults_note_truncation() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'user_settings' THEN
    PERFORM faults_note('settings:' || id, '') FROM users WHERE id > 0;
  ELSE
    PERFORM faults_note('profile:' || user_id || ':' || name, '') FROM characters;
  END IF;
  RETURN NULL;
END $$;

-- Holds the commit of a marked write until the test lets it go.
CREATE FUNCTION faults_hold() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4712, 0);
  RETURN NULL;
END $$;
