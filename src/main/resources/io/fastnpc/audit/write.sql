-- Stores rows in the order in which they happened.
-- arguments: rows (a JSON array of objects with the columns), worker
INSERT INTO audit_log
  (created_at, kind, user_id, username, subject_id, detail, count, address, worker)
SELECT created_at, kind, user_id, username, subject_id, detail, count, address, :worker
FROM ROWS FROM (
  json_to_recordset(CAST(:rows AS json)) AS (
    created_at BIGINT, kind TEXT, user_id INTEGER, username TEXT, subject_id INTEGER,
    detail TEXT, count BIGINT, address TEXT)
) WITH ORDINALITY AS row (
  created_at, kind, user_id, username, subject_id, detail, count, address, place)
ORDER BY place
