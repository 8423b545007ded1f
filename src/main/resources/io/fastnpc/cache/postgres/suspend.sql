-- Suspends the cache, or prolongs the suspension in force. One that has used up half of its time
-- counts as a new one: a poll that is under way may find that it has ended before this commits.
-- argument: duration_ms (how long, in milliseconds)
INSERT INTO cache_suspension AS old (since, until)
VALUES (clock_timestamp(), clock_timestamp() + :duration_ms * INTERVAL '1 ms')
ON CONFLICT (only_row) DO UPDATE
SET since = CASE WHEN old.until > clock_timestamp() + :duration_ms * INTERVAL '1 ms' / 2
                 THEN old.since ELSE clock_timestamp() END,
    until = greatest(old.until, excluded.until)
RETURNING since::text
