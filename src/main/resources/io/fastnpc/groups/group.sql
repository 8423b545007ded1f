-- One group with its members, those who joined first first, as the document that clients get.
-- Argument: group_id. Result: one row with the document, or none.
SELECT row_to_json(answer) FROM (
  SELECT row_to_json(item) AS "group"
  FROM (
    SELECT id, user_id, name, created_at, updated_at, (
      SELECT coalesce(json_agg(row_to_json(member)), '[]')
      FROM (
        SELECT member_type, member_id, member_name
        FROM group_members WHERE group_id = g.id
        ORDER BY joined_at, group_members.id) AS member) AS members
    FROM group_chats AS g WHERE id = :group_id) AS item) AS answer
