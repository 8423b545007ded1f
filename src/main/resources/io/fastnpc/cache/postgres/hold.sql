-- Keeps epochs from being started until this transaction ends, and answers the epoch as look.sql does.
SELECT id, number, source, incarnation, level, extract(epoch FROM trust) * 1000 AS trust_ms
FROM cache_epoch_hold()
