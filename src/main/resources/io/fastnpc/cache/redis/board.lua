-- Puts up a worker's report, if there is one, and returns what the board says.
-- KEYS[1] the board, a hash: total and version; report:<id> and beat:<id> for each worker; last, when
--         somebody reported; awake, since when reports come in without a gap
-- ARGV[1] the id of the worker that reports
-- ARGV[2] its report; empty for none
-- ARGV[3] after how many milliseconds without a report a worker counts as silent
-- ARGV[4] 1 to answer with the whole board, else 0
-- returns 1 if the worker is among the gone, and then its report is not taken, else 0;
--         the version, the ids of the silent, the board
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local silence = tonumber(ARGV[3])
local function get(field) return redis.call('HGET', KEYS[1], field) end

local total = get('total')
local gone = 0
if ARGV[2] ~= '' then
  if total and string.find(total, ARGV[1], 1, true) then
    gone = 1
  else
    -- After a time in which nobody could report, all get the time to do so before any is missed.
    if now - tonumber(get('last') or 0) > silence / 2 then
      redis.call('HSET', KEYS[1], 'awake', string.format('%.0f', now))
    end
    local time = string.format('%.0f', now)
    redis.call('HSET', KEYS[1], 'report:' .. ARGV[1], ARGV[2], 'beat:' .. ARGV[1], time, 'last', time)
  end
end

local silent = {}
local awake = tonumber(get('awake') or now)
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  local id = string.match(field, '^report:(.+)$')
  if id and now - math.max(awake, tonumber(get('beat:' .. id) or 0)) > silence then
    silent[#silent + 1] = id
  end
end
return {gone, get('version') or '0', silent, ARGV[4] == '1' and redis.call('HGETALL', KEYS[1]) or {}}
