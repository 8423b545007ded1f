-- Adds a writer's fence to an entry, next to the fences of other writers; it replaces a value or
-- lease.
-- Each fence carries its own end, so that the fence of a dead writer is not kept alive by the next.
-- KEYS[1] the entry
-- ARGV[1] the writer's token: letters, digits and dashes
-- ARGV[2] the life of the fence in milliseconds
-- returns nothing of interest
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local life = tonumber(ARGV[2])
local fences = 'F' .. ARGV[1] .. '@' .. string.format('%.0f', now + life) .. ';'
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, 1, 1) == 'F' then
  for token, last in string.gmatch(string.sub(held, 2), '([%w%-]+)@(%d+);') do
    local rest = tonumber(last) - now
    if token ~= ARGV[1] and rest > 0 then
      fences = fences .. token .. '@' .. last .. ';'
      life = math.max(life, rest)
    end
  end
end
redis.call('SET', KEYS[1], fences, 'PX', string.format('%.0f', life))
return 1
