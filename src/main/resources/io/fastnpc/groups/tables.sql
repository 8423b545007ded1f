-- Which tables of group chat there are. They are the existing product's, which may make them at any time.
-- Result: one row: groups (they and their members can be read), messages (what was said can be read).
SELECT
  to_regclass('group_chats') IS NOT NULL AND to_regclass('group_members') IS NOT NULL AS groups,
  to_regclass('group_messages') IS NOT NULL AS messages
