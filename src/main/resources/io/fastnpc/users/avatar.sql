-- Argument: user_id. Result: the address of the user's picture, empty where there is none.
SELECT coalesce(avatar_url, '')
  FROM users
  WHERE id = :user_id
