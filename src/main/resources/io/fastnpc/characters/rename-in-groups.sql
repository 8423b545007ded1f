-- Gives a character its new name in the groups of its owner. Not an update: where a group has a member of
-- the new name already, or gets one from another program at this moment, that one stays and the unique
-- constraint is not violated.
-- Arguments: user_id, name, new_name.
WITH gone AS (
  DELETE FROM group_members AS m USING group_chats AS g
  WHERE g.id = m.group_id AND g.user_id = :user_id
    AND m.member_type = 'character' AND m.member_name = :name
  RETURNING m.id, m.group_id, m.member_type, m.member_id, m.joined_at)
INSERT INTO group_members (id, group_id, member_type, member_id, member_name, joined_at)
SELECT id, group_id, member_type, member_id, :new_name, joined_at FROM gone
ON CONFLICT DO NOTHING
