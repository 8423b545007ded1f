-- Whether an administrator has ever existed: only the first one may be made by registering under the
-- name that the configuration gives, for a name may be free again and then is anybody's.

-- Whoever makes the first administrator, takes rights away or deletes an administrator holds this row
-- until the transaction ends, after the row of the user. So there is one first and never none left.
CREATE TABLE administration (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  begun BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO administration (begun) SELECT EXISTS (SELECT FROM users WHERE is_admin = 1);

CREATE INDEX users_administrators ON users (id) WHERE is_admin = 1;

-- Notes an administrator whoever makes them: this application, the existing product, SQL, a restore.
-- The function runs with its owner's rights: a role that may change a user need not know the note.
CREATE FUNCTION users_begin_administration() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM administration WHERE begun) THEN
    INSERT INTO administration (begun) VALUES (true)
    ON CONFLICT (only_row) DO UPDATE SET begun = true;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER users_begin_administration AFTER INSERT OR UPDATE OF is_admin ON users
  FOR EACH ROW WHEN (NEW.is_admin = 1)
  EXECUTE FUNCTION users_begin_administration();
ALTER TABLE users ENABLE ALWAYS TRIGGER users_begin_administration;

-- A function with its owner's rights looks for tables where they are now, as in V2.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION users_begin_administration() SET search_path = %s, pg_temp',
    (SELECT string_agg(quote_ident(name), ', ') FROM unnest(current_schemas(false)) AS name));
END $$;
