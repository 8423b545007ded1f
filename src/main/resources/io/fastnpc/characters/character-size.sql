-- What one row of a list of characters has besides its own columns: the preview, which is the start of
-- the brief introduction on one line, without blanks before and after, and about how many bytes the item
-- takes. The introduction is cut before its line breaks become blanks, where two characters can become
-- one: only its start is read, unless that begins or ends with blanks.
SELECT
  CASE WHEN char_length(intro.line) > 140 THEN left(intro.line, 140) || '…' ELSE intro.line END
    AS preview,
  octet_length(listed.name) + coalesce(octet_length(listed.avatar_url), 0)
    + octet_length(left(intro.line, 141)) + 150 AS bytes
FROM (
  SELECT coalesce(regexp_replace(
    (SELECT CASE WHEN btrim(left(b.brief_intro, 282), blank.set) = left(b.brief_intro, 282)
        THEN left(b.brief_intro, 282) ELSE left(btrim(b.brief_intro, blank.set), 282) END
      FROM character_basic_info AS b WHERE b.character_id = listed.id),
    E'\\r\\n|\\r|\\n', ' ', 'g'), '') AS line
  FROM (VALUES (E'\t\n\x0B\f\r\x1C\x1D\x1E\x1F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005'
    '\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')) AS blank ("set") OFFSET 0) AS intro
