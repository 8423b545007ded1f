-- The indexes by which lists are paged, apart from those that V1 makes. One statement a line.
CREATE INDEX CONCURRENTLY IF NOT EXISTS fastnpc_characters_by_change ON characters (updated_at DESC, id DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS fastnpc_own_characters_by_change ON characters (user_id, updated_at DESC, id DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS fastnpc_own_characters_by_id ON characters (user_id, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS fastnpc_users_by_name ON users (username text_pattern_ops, id);
