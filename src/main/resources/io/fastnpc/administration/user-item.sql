-- One user in a list.
SELECT id, username, created_at, is_admin
