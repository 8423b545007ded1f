-- What was said in a group, oldest first. Its messages are a stretch of the index of (group_id, id): with
-- group_id = … PostgreSQL may walk the primary key instead, through the messages of all other groups.
-- Arguments: group_id, after_id (the message that the rows come after), rows (how many at most).
SELECT id, sender_type, sender_id, sender_name, content, created_at
FROM group_messages
WHERE (group_id, id) > (:group_id, :after_id) AND (group_id, id) <= (:group_id, 9223372036854775807)
ORDER BY group_id, id LIMIT :rows
