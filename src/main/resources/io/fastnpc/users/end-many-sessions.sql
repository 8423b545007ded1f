-- Argument: user_id. Ends all sessions of the user, once more than 100 were ended one by one: a
-- trigger completes what moving the epoch begins.
UPDATE users
  SET token_epoch = token_epoch + 1
  WHERE id = :user_id
    AND (SELECT count(*) FROM ended_sessions WHERE user_id = :user_id) > 100
