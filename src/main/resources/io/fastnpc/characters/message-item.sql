-- One message in a list.
SELECT id, role, content, created_at, compressed
