-- Arguments: user_id, caller_id. Result: one row: whether there is another administrator than the
-- user, and whether the caller is one.
SELECT EXISTS (SELECT FROM users WHERE is_admin = 1 AND id <> :user_id) AS another,
    EXISTS (SELECT FROM users WHERE is_admin = 1 AND id = :caller_id) AS caller
