-- Counts a failure of each thing, or of none while one of them has a pause.
-- KEYS    of each thing: a hash of n, its failures at t, a time in milliseconds, and p, when its pause ends
-- ARGV    for each thing four numbers: the failures without a pause, the first pause, the longest, and the
--         time in which one failure is forgotten, in milliseconds
-- returns the milliseconds to wait, and nothing was counted; or 0 and for each thing p and n as texts
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function argument(thing, number) return tonumber(ARGV[4 * thing - 4 + number]) end

-- Whoever may write to Redis may have written these, too: what no count can be locks nobody out for good.
local function number(text)
  local value = tonumber(text or 0) or 0
  return value == value and value or 0
end
local function bounded(thing, count)
  local doublings = math.ceil(math.log(argument(thing, 3) / argument(thing, 2)) / math.log(2))
  return math.max(0, math.min(argument(thing, 1) + doublings + 2, count))
end

local counts = {}
local wait = 0
for thing, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'n', 't', 'p')
  -- A clock that was put back must not make a pause longer than any, nor one that never ends.
  local pause = number(held[3]) - now
  if pause > argument(thing, 3) then
    pause = argument(thing, 3)
    redis.call('HSET', key, 'p', string.format('%.0f', now + pause))
  end
  wait = math.max(wait, pause)
  local passed = math.max(0, now - number(held[2] or now))
  counts[thing] = bounded(thing, bounded(thing, number(held[1])) - passed / argument(thing, 4))
end
if wait > 0 then return {wait} end

local answer = {0}
for thing, key in ipairs(KEYS) do
  local count = bounded(thing, counts[thing] + 1)
  local over = math.ceil(count - argument(thing, 1))
  local pause = 0
  if over > 0 then pause = math.min(argument(thing, 3), argument(thing, 2) * 2 ^ (over - 1)) end
  local last = string.format('%.0f', now + pause)
  local failures = string.format('%.4f', count)
  redis.call('HSET', key, 'n', failures, 't', string.format('%.0f', now), 'p', last)
  redis.call('PEXPIRE', key, string.format('%.0f', math.ceil(count * argument(thing, 4)) + argument(thing, 3)))
  answer[2 * thing] = last
  answer[2 * thing + 1] = failures
end
return answer
