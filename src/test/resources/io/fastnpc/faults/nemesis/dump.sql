-- The statements that pg_dump writes of the present schema, the fault test's own objects excepted.
-- rows: stage (clean: what pg_restore --clean sends first; schema; data: a table whose rows go
--       between; finish: what follows the rows), place (their order), statement (a name for data)
WITH ours AS (
  SELECT oid, relname AS name, relkind AS kind, relpersistence AS persistence
  FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relname NOT LIKE 'faults\_%'
), functions AS (
  SELECT oid, oid::regprocedure::text AS signature
  FROM pg_proc AS p
  WHERE pronamespace = current_schema()::regnamespace AND proname NOT LIKE 'faults\_%'
    AND prokind = 'f'
    AND NOT EXISTS (
      SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
), columns AS (
  SELECT a.attrelid AS relation,
         string_agg(
           format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
             || CASE WHEN d.adbin IS NULL THEN '' ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END
             || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
           ', ' ORDER BY a.attnum) AS list
  FROM pg_attribute AS a
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
  GROUP BY a.attrelid
), sequences AS (
  SELECT s.name, t.name AS of_table, a.attname AS of_column, pg_sequence_last_value(s.oid) AS last
  FROM ours AS s
  JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype = 'a'
  JOIN ours AS t ON t.oid = d.refobjid
  JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE s.kind = 'S'
), triggers AS (
  SELECT t.tgname AS name, o.name AS of_table, t.oid, t.tgenabled AS enabled
  FROM pg_trigger AS t JOIN ours AS o ON o.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND t.tgname NOT LIKE 'faults\_%'
), constraints AS (
  SELECT c.oid, c.conname AS name, o.name AS of_table, c.contype AS kind
  FROM pg_constraint AS c JOIN ours AS o ON o.oid = c.conrelid
  WHERE c.contype IN ('p', 'u', 'c', 'f')
), statements (stage, place, statement) AS (
  SELECT 'clean', 1, format('ALTER TABLE %I DROP CONSTRAINT %I', of_table, name)
  FROM constraints WHERE kind = 'f'
  UNION ALL
  SELECT 'clean', 2, format('DROP TRIGGER %I ON %I', name, of_table) FROM triggers
  UNION ALL
  SELECT 'clean', 3, format('DROP TABLE %I', name) FROM ours WHERE kind = 'r'
  UNION ALL
  SELECT 'clean', 4, 'DROP FUNCTION ' || signature FROM functions
  UNION ALL
  SELECT 'schema', 1, 'SET LOCAL check_function_bodies = false'
  UNION ALL
  SELECT 'schema', 2, pg_get_functiondef(oid) FROM functions
  UNION ALL
  SELECT 'schema', 3, format('CREATE SEQUENCE %I', name) FROM sequences
  UNION ALL
  SELECT 'schema', 4,
         format(
           'CREATE %s TABLE %I (%s)',
           CASE persistence WHEN 'u' THEN 'UNLOGGED' ELSE '' END, name, columns.list)
  FROM ours JOIN columns ON columns.relation = ours.oid WHERE kind = 'r'
  UNION ALL
  SELECT 'schema', 5, format('ALTER SEQUENCE %I OWNED BY %I.%I', name, of_table, of_column)
  FROM sequences
  UNION ALL
  SELECT 'data', 1, quote_ident(name) FROM ours WHERE kind = 'r'
  UNION ALL
  SELECT 'finish', 1, format('SELECT setval(%L, %s)', name, last)
  FROM sequences WHERE last IS NOT NULL
  UNION ALL
  SELECT 'finish', CASE kind WHEN 'f' THEN 4 ELSE 2 END,
         format('ALTER TABLE %I ADD CONSTRAINT %I %s', of_table, name, pg_get_constraintdef(oid))
  FROM constraints
  UNION ALL
  SELECT 'finish', 3, pg_get_indexdef(i.indexrelid)
  FROM pg_index AS i JOIN ours ON ours.oid = i.indrelid
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
  UNION ALL
  SELECT 'finish', 5, pg_get_triggerdef(oid) FROM triggers
  UNION ALL
  SELECT 'finish', 6,
         format(
           'ALTER TABLE %I ENABLE %s TRIGGER %I',
           of_table, CASE enabled WHEN 'A' THEN 'ALWAYS' ELSE 'REPLICA' END, name)
  FROM triggers WHERE enabled IN ('A', 'R')
)
SELECT stage, place, statement FROM statements ORDER BY place, statement
