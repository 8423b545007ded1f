-- Argument: user_id. The foreign keys remove everything that belongs to the user.
DELETE FROM users
  WHERE id = :user_id
