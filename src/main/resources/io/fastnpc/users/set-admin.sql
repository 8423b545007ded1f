-- Arguments: is_admin (1 for an administrator, else 0), user_id. A trigger ends the sessions of who
-- is no administrator any more.
UPDATE users
  SET is_admin = :is_admin
  WHERE id = :user_id AND is_admin <> :is_admin
