-- Argument: user_id. Ends all sessions that the user has now: a trigger completes what moving the
-- epoch begins.
UPDATE users
  SET token_epoch = token_epoch + 1
  WHERE id = :user_id
