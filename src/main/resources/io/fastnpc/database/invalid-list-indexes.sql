-- The indexes of list-indexes.sql that a build left unfinished: they cost writers their time and help
-- nobody. Result: their names.
SELECT i.indexrelid::regclass::text
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace
  AND c.relname IN (
    'fastnpc_characters_by_change', 'fastnpc_own_characters_by_change', 'fastnpc_own_characters_by_id',
    'fastnpc_users_by_name', 'fastnpc_groups_by_change', 'fastnpc_groups_by_id', 'fastnpc_group_messages')
