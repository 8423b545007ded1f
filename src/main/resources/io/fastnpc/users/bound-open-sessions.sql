-- Arguments: sessions (as they were written), max_sessions (of one account). Removes what has ended of the
-- accounts that were written, and of too many the ones seen longest ago. What another worker is writing
-- stays for the next time.
-- Account by account, and rows by their place: PostgreSQL takes the JSON for so many accounts that it would
-- rather read the whole table, at each log-in.
DELETE FROM open_sessions
  WHERE ctid = ANY (ARRAY(
    SELECT locked.ctid
      FROM (SELECT DISTINCT user_id FROM json_to_recordset(:sessions::JSON) AS seen (user_id INT)) AS written
        CROSS JOIN LATERAL (
          SELECT open.id, standing.id IS NULL AS over,
              row_number() OVER (
                ORDER BY standing.id IS NULL, open.last_seen DESC, open.created_at DESC, open.id) AS place
            FROM open_sessions AS open
              LEFT JOIN (SELECT id FROM standing_sessions() WHERE user_id = written.user_id) AS standing
                USING (id)
            WHERE open.user_id = written.user_id) AS ranked
        CROSS JOIN LATERAL (
          SELECT ctid
            FROM open_sessions
            WHERE user_id = written.user_id AND id = ranked.id
            FOR UPDATE SKIP LOCKED) AS locked
      WHERE ranked.over OR ranked.place > :max_sessions::INT))
