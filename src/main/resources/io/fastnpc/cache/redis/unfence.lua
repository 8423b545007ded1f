-- Removes a writer's fence from an entry. Without another living fence the entry is empty
-- afterwards, even if it held no fence at all: nobody knows what was filled in after the fence was
-- lost.
-- KEYS[1] the entry
-- ARGV[1] the writer's token
-- returns 1 if it still had that fence, which then has stood all the time, else 0. One past its end counts
--         too: others kept the entry from expiring, and a fence that is placed later drops what has ended.
local held = redis.call('GET', KEYS[1])
if not held then
  return 0
end
if string.sub(held, 1, 1) ~= 'F' then
  redis.call('DEL', KEYS[1])
  return 0
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local fences = ''
local found = 0
for token, last in string.gmatch(string.sub(held, 2), '([%w%-]+)@(%d+);') do
  if token == ARGV[1] then
    found = 1
  elseif tonumber(last) > now then
    fences = fences .. token .. '@' .. last .. ';'
  end
end
if fences == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], 'F' .. fences, 'KEEPTTL')
end
return found
