-- Removes a writer's fence from an entry. Without another living fence the entry is empty
-- afterwards, even if it held no fence at all: nobody knows what was filled in after the fence was
-- lost.
-- KEYS[1] the entry
-- ARGV[1] the writer's token
-- returns nothing of interest
local held = redis.call('GET', KEYS[1])
if not held then
  return 0
end
if string.sub(held, 1, 1) ~= 'F' then
  return redis.call('DEL', KEYS[1])
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local fences = ''
for token, last in string.gmatch(string.sub(held, 2), '([%w%-]+)@(%d+);') do
  if token ~= ARGV[1] and tonumber(last) > now then
    fences = fences .. token .. '@' .. last .. ';'
  end
end
if fences == '' then
  return redis.call('DEL', KEYS[1])
end
redis.call('SET', KEYS[1], 'F' .. fences, 'KEEPTTL')
return 0
