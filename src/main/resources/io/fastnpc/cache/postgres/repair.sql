-- Puts the triggers and functions of the log right, unless another worker is doing so.
SELECT cache_log_repair()
