-- Whose group it is. Argument: group_id. Result: one row with the user's id, or none.
SELECT user_id FROM group_chats WHERE id = :group_id
