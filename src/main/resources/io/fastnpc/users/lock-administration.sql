-- Result: one row, whether an administrator has ever existed. No other transaction makes the first
-- one, or takes rights away, before this one ends. The statement after it sees what others did before.
INSERT INTO administration (begun) VALUES (false)
  ON CONFLICT (only_row) DO UPDATE SET begun = administration.begun
  RETURNING begun OR EXISTS (SELECT FROM users WHERE is_admin = 1)
