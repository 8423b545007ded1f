-- Arguments: sessions (as they were written), max_sessions (of one account). Removes what has ended of the
-- accounts that were written, and of too many the ones seen longest ago. What another worker is writing
-- stays for the next time.
WITH ranked AS (
  SELECT open.user_id, open.id, standing.id IS NULL AS over,
      row_number() OVER (
        PARTITION BY open.user_id
        ORDER BY standing.id IS NULL, open.last_seen DESC, open.created_at DESC, open.id) AS place
    FROM open_sessions AS open LEFT JOIN standing_sessions() AS standing USING (user_id, id)
    WHERE open.user_id IN (
      SELECT user_id FROM json_to_recordset(:sessions::JSON) AS written (user_id INT)))
DELETE FROM open_sessions
  WHERE (user_id, id) IN (
    SELECT user_id, id
      FROM open_sessions
      WHERE (user_id, id) IN (
        SELECT user_id, id FROM ranked WHERE over OR place > :max_sessions::INT)
      FOR UPDATE SKIP LOCKED)
