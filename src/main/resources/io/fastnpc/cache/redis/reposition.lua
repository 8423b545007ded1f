-- Stores how far the invalidation log has been applied, unless somebody else has just done so.
-- KEYS[1] the position
-- ARGV[1] the position as its caller saw it, empty for none
-- ARGV[2] the new position
-- returns 1 if it was stored, else 0
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
