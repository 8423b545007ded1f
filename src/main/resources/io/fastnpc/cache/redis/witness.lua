-- Says how long the server has been the incarnation in use, and notes it if another one was before.
-- The note lies in Redis itself, so that a server which comes back from a snapshot, or a replica
-- that takes over, finds the run_id of its predecessor there.
-- KEYS[1] the note: run_id, blank, since when in milliseconds
-- ARGV[1] the server's run_id
-- ARGV[2] when the server started, in milliseconds; empty if it has ever been a replica, since such
--         a server has been in use only from when somebody noticed
-- returns the age in milliseconds
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local note = redis.call('GET', KEYS[1])
if note then
  local runId, since = string.match(note, '^(%S+) (%d+)$')
  if runId == ARGV[1] then
    return now - tonumber(since)
  end
end
local since = now
if ARGV[2] ~= '' then
  since = tonumber(ARGV[2])
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. string.format('%.0f', since))
return now - since
