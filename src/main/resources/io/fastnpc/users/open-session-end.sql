-- Arguments: user_id, id. Result: the second when that session of the user would be over by itself, or no
-- row where the user has no such session open.
SELECT ends_at
  FROM standing_sessions()
  WHERE user_id = :user_id AND id = :id
