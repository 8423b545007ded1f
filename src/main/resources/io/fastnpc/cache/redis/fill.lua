-- Turns a fill lease into a value.
-- KEYS[1] the entry
-- ARGV[1] the lease that the entry must still hold
-- ARGV[2] the value
-- ARGV[3] its life in milliseconds; 0: without an end
-- returns 1 if it held that lease, else 0 and nothing is changed
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
if ARGV[3] == '0' then
  redis.call('SET', KEYS[1], ARGV[2])
else
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
end
return 1
