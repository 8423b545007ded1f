-- Empties an entry that still holds exactly what its caller saw: a lease given up, or garbage.
-- KEYS[1] the entry
-- ARGV[1] what it must still hold
-- returns 1 if it held that, else 0 and nothing is changed
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
