-- What one row of a list of characters has besides its own columns: the preview, which is the start of
-- the brief introduction on one line, and about how many bytes the item takes. The introduction is cut
-- before its line breaks become blanks, where two characters can become one: only its start is read.
SELECT
  CASE WHEN char_length(intro.line) > 140 THEN left(intro.line, 140) || '…' ELSE intro.line END
    AS preview,
  octet_length(listed.name) + coalesce(octet_length(listed.avatar_url), 0)
    + octet_length(left(intro.line, 141)) + 150 AS bytes
FROM (
  SELECT coalesce(regexp_replace(
    (SELECT left(brief_intro, 282) FROM character_basic_info WHERE character_id = listed.id),
    E'\\r\\n|\\r|\\n', ' ', 'g'), '') AS line OFFSET 0) AS intro
