-- Argument: idle_seconds (after which an unused session is over; null: never). Removes what is shown of
-- sessions that are over, of all accounts. What another worker is writing stays for the next time.
DELETE FROM open_sessions
  WHERE (user_id, id) IN (
    SELECT user_id, id
      FROM open_sessions AS open
      WHERE open.last_seen + :idle_seconds::BIGINT + 310 <= extract(EPOCH FROM clock_timestamp())
        OR NOT EXISTS (
          SELECT FROM standing_sessions() AS standing
          WHERE standing.user_id = open.user_id AND standing.id = open.id)
      FOR UPDATE SKIP LOCKED)
