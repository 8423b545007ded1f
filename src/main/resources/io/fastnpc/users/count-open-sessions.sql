-- Arguments: user_ids (with commas between), idle_seconds (after which an unused session is over; null:
-- never). Result: a row for each of these users who has sessions open, with how many.
SELECT user_id, count(*) AS sessions
  FROM standing_sessions()
  WHERE user_id = ANY (string_to_array(:user_ids, ',')::INT[])
    AND coalesce(last_seen + :idle_seconds::BIGINT + 310 > extract(EPOCH FROM clock_timestamp()), true)
  GROUP BY user_id
