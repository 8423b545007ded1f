-- What each worker did in each minute, oldest first.
-- arguments: after (minutes since 1970; later ones only), before (earlier ones only),
--   worker (null: all), cache (null: all together)
SELECT minute, worker, sum(hits) AS hits, sum(misses) AS misses, sum(bypassed) AS bypassed,
  sum(coalesced) AS coalesced, sum(evictions) AS evictions, sum(errors) AS errors
FROM cache_minute
WHERE minute > :after
  AND minute < :before
  AND (CAST(:worker AS UUID) IS NULL OR worker = CAST(:worker AS UUID))
  AND (CAST(:cache AS TEXT) IS NULL OR cache = CAST(:cache AS TEXT))
GROUP BY minute, worker
ORDER BY minute
