-- The epoch now; source is null where the database's history has no name (begin-history.sql).
SELECT id, number, source, incarnation, level, extract(epoch FROM trust) * 1000 AS trust_ms
FROM cache_epoch_now()
