-- The characters of a user, or of all users, as the document that clients get, latest change first.
-- The preview is the start of the brief introduction on one line. is_test_case is an integer in some
-- installations and a boolean in others; the cast reads both.
-- Arguments: first_user and last_user, both included; a range, so that one plan that uses the index
-- serves both. Result: one row with the document.
SELECT row_to_json(answer) FROM (
  SELECT coalesce(json_agg(row_to_json(item) ORDER BY c.updated_at DESC, c.id DESC), '[]') AS items
  FROM characters AS c
  LEFT JOIN character_basic_info AS basic ON basic.character_id = c.id
  CROSS JOIN LATERAL (
    SELECT coalesce(regexp_replace(basic.brief_intro, E'\\r\\n|\\r|\\n', ' ', 'g'), '') AS text) AS intro
  CROSS JOIN LATERAL (
    SELECT
      c.name AS role,
      'db://characters/' || c.id AS path,
      'database' AS source,
      c.updated_at,
      CASE WHEN char_length(intro.text) > 140 THEN left(intro.text, 140) || '…' ELSE intro.text END
        AS preview,
      coalesce(c.avatar_url, '') AS avatar_url,
      coalesce(c.is_test_case::INT, 0) <> 0 AS is_test_case) AS item
  WHERE c.user_id BETWEEN :first_user AND :last_user) AS answer
