-- What one row of a list of groups has besides its own columns: how many members the group has, and about
-- how many bytes the item takes.
SELECT
  (SELECT count(*) FROM group_members WHERE group_id = listed.id) AS member_count,
  octet_length(listed.name) + 150 AS bytes
