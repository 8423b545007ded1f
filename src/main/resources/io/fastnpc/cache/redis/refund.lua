-- Takes one failure of each thing back, and its pause where it is the one that this failure began.
-- KEYS    of each thing, as in count.lua
-- ARGV    for each thing the time in which one failure is forgotten, in milliseconds, and when the
--         pause ends that count.lua has answered
-- returns an empty list
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
for thing, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'n', 't', 'p')
  if held[1] then
    local passed = math.max(0, now - tonumber(held[2]))
    local count = tonumber(held[1]) - passed / tonumber(ARGV[2 * thing - 1]) - 1
    local last = held[3] == ARGV[2 * thing] and '0' or held[3]
    if count <= 0 and last == '0' then
      redis.call('DEL', key)
    else
      count = string.format('%.4f', math.max(0, count))
      redis.call('HSET', key, 'n', count, 't', string.format('%.0f', now), 'p', last)
    end
  end
end
return {}
