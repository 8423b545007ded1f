-- The latest rows, newest first. Each part of the union reads one index from its end, and the parts that
-- are not asked for read nothing.
-- arguments: before_id, account (whose deeds, or who they were done to; null: everybody's),
--   kind (null: all), limit
SELECT id, created_at, kind, user_id, username, subject_id, detail, count, address, worker
FROM (
  (SELECT * FROM audit_log
   WHERE CAST(:account AS INTEGER) IS NULL
     AND CAST(:kind AS TEXT) IS NULL
     AND id < :before_id
   ORDER BY id DESC LIMIT :limit)
  UNION
  (SELECT * FROM audit_log
   WHERE CAST(:account AS INTEGER) IS NULL
     AND kind = CAST(:kind AS TEXT)
     AND id < :before_id
   ORDER BY id DESC LIMIT :limit)
  UNION
  (SELECT * FROM audit_log
   WHERE user_id = CAST(:account AS INTEGER)
     AND id < :before_id
     AND (CAST(:kind AS TEXT) IS NULL OR kind = CAST(:kind AS TEXT))
   ORDER BY id DESC LIMIT :limit)
  UNION
  (SELECT * FROM audit_log
   WHERE subject_id = CAST(:account AS INTEGER)
     AND id < :before_id
     AND (CAST(:kind AS TEXT) IS NULL OR kind = CAST(:kind AS TEXT))
   ORDER BY id DESC LIMIT :limit)
) found
ORDER BY id DESC
LIMIT :limit
