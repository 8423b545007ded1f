-- Argument: user_id. What is shown of sessions that are all over is of no more use.
DELETE FROM open_sessions
  WHERE user_id = :user_id
