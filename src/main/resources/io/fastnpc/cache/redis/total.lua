-- Replaces the total on the board, unless somebody else has just done so; may also remove a report
-- that has been added to it.
-- KEYS[1] the board, as in board.lua
-- ARGV[1] the total as its caller saw it, empty for none
-- ARGV[2] the new total
-- ARGV[3] its version
-- ARGV[4] the id of the worker whose report is removed; empty for none
-- ARGV[5] that report as its caller saw it
-- returns 1 if it was done, else 0 and nothing is changed
if (redis.call('HGET', KEYS[1], 'total') or '') ~= ARGV[1] then
  return 0
end
if ARGV[4] ~= '' then
  if redis.call('HGET', KEYS[1], 'report:' .. ARGV[4]) ~= ARGV[5] then
    return 0
  end
  redis.call('HDEL', KEYS[1], 'report:' .. ARGV[4], 'beat:' .. ARGV[4])
end
redis.call('HSET', KEYS[1], 'total', ARGV[2], 'version', ARGV[3])
return 1
