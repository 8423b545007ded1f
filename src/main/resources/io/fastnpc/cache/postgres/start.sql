-- Starts an epoch and says whether it did.
-- arguments: id and source of the vacancy as it was seen; incarnation; trust_ms (how long a good poll
--            allows reading); level (which edition of the protocol the caller knows)
SELECT cache_epoch_start(
  :id::uuid, :source::text, :incarnation::text, :trust_ms * INTERVAL '1 ms', :level::int) AS started
