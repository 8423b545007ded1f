-- Ends a reign unless it is over, and answers the epoch after that as look.sql does.
-- arguments: id of the reign as it was seen; by_writer (whether to hold the vacancy)
SELECT id, number, source, incarnation, level, extract(epoch FROM trust) * 1000 AS trust_ms
FROM cache_epoch_end(:id::uuid, :by_writer)
