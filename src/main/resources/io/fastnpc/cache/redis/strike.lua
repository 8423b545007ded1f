-- Removes a worker from the registry, unless it has given a sign of life meanwhile.
-- KEYS[1] the registry
-- ARGV[1] the worker
-- ARGV[2] its count when it was seen last
-- returns 1 if it was removed, else 0
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
return redis.call('HDEL', KEYS[1], ARGV[1])
