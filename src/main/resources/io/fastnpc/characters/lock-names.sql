-- Lets one transaction at a time take or free names among the characters of a user, so that a name
-- that was looked up is still free when it is taken: a unique violation would abort the transaction.
-- An advisory lock, not the user's row, which those who hold a character may be waiting for. The
-- first number ("char" in ASCII) sets these locks apart from others.
-- Argument: user_id. Result: one row.
SELECT 1 FROM pg_advisory_xact_lock(1667785074, :user_id)
