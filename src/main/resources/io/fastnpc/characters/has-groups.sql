-- Whether there are tables of group chat. They are the existing product's, which may make them at any time.
-- Result: one row.
SELECT to_regclass('group_chats') IS NOT NULL AND to_regclass('group_members') IS NOT NULL
