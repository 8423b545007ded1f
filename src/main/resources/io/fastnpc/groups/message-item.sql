-- One message in a list.
SELECT id, sender_type, sender_id, sender_name, content, created_at
