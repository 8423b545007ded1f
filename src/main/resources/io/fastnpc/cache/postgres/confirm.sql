-- Notes that a worker reaches who reigns or reigned last.
-- argument: id of the epoch as it was seen
SELECT cache_epoch_confirm(:id::uuid)
