-- The indexes by which lists are paged, apart from those that V1 makes. Those of tables that do not exist,
-- or lack a column, are left out: the tables of group chat are the existing product's.
-- Result: for each index the statement that makes it, unless there is one of that name.
SELECT format('CREATE INDEX CONCURRENTLY IF NOT EXISTS %I ON %s (%s)', wanted.name, t.oid::regclass, keys)
FROM (VALUES
  (1, 'fastnpc_characters_by_change', 'characters', 'updated_at DESC, id DESC'),
  (2, 'fastnpc_own_characters_by_change', 'characters', 'user_id, updated_at DESC, id DESC'),
  (3, 'fastnpc_own_characters_by_id', 'characters', 'user_id, id'),
  (4, 'fastnpc_users_by_name', 'users', 'username text_pattern_ops, id'),
  (5, 'fastnpc_groups_by_change', 'group_chats', 'user_id, updated_at DESC, id DESC'),
  (6, 'fastnpc_groups_by_id', 'group_chats', 'user_id, id'),
  (7, 'fastnpc_group_messages', 'group_messages', 'group_id, id')
) AS wanted (place, name, relation, keys)
JOIN pg_class AS t ON t.oid = to_regclass(wanted.relation) AND t.relkind = 'r'
WHERE NOT EXISTS (
  SELECT FROM unnest(string_to_array(keys, ', ')) AS key
  WHERE NOT EXISTS (
    SELECT FROM pg_attribute AS a
    WHERE a.attrelid = t.oid AND a.attname = split_part(key, ' ', 1) AND NOT a.attisdropped))
ORDER BY wanted.place
