-- The workers of the last day, in the order of their starts; the latest of very many.
-- argument: most (how many)
SELECT id, name, version, started_at
FROM (SELECT * FROM cache_worker ORDER BY started_at DESC LIMIT :most) latest
ORDER BY started_at, id
