-- Which server this is, in which of its lives; null: its history has no name yet. A standby refuses.
SELECT cache_epoch_source()
