-- Changes the settings of all who were added, and those of the witness.
UPDATE user_settings SET ctx_max_chat = ctx_max_chat + 1
WHERE user_id IN (SELECT id FROM users WHERE username LIKE 'crowd-%' OR username LIKE 'witness-%')
