-- Takes a character out of the groups of its owner. Others may have one of the same name in theirs.
-- Arguments: user_id, name.
DELETE FROM group_members AS m USING group_chats AS g
WHERE g.id = m.group_id AND g.user_id = :user_id
  AND m.member_type = 'character' AND m.member_name = :name
