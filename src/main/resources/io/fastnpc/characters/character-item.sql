-- One item of a list of characters. is_test_case is an integer in some installations and a boolean in
-- others; the cast reads both.
SELECT
  name AS role,
  'db://characters/' || id AS path,
  'database' AS source,
  updated_at,
  preview,
  coalesce(avatar_url, '') AS avatar_url,
  coalesce(is_test_case::INT, 0) <> 0 AS is_test_case
