-- Argument: user_id. Everything that belongs to the user goes by cascade.
DELETE FROM users
  WHERE id = :user_id
