-- Removes a writer's fences from an entry. Without another living fence the entry is empty
-- afterwards, even if it held no fence at all: nobody knows what was filled in after the fence was
-- lost.
-- KEYS[1] the entry
-- KEYS[2] the names of the transactions for which nothing is left to do at the entry
-- ARGV[1] the name of the writer's transaction, without ';'; empty: none
-- ARGV[2] how long that name is kept, in milliseconds
-- ARGV[3] the token of the fence that was placed; after that, those of tries before it
-- returns 1 if it still had the one that was placed, which then has stood all the time, else 0. One past its end counts
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
local vain = {}
for i = 4, #ARGV do
  vain[ARGV[i]] = true
end
local fences = ''
local found = 0
for token, last in string.gmatch(string.sub(held, 2), '([%w%-]+)@(%d+);') do
  if token == ARGV[3] then
    found = 1
  elseif not vain[token] and tonumber(last) > now then
    fences = fences .. token .. '@' .. last .. ';'
  end
end
if found == 1 and ARGV[1] ~= '' then
  -- In one script with what removes the entry: a server that went back in time has both or neither.
  local settled = ';' .. ARGV[1] .. (redis.call('GET', KEYS[2]) or ';')
  redis.call('SET', KEYS[2], string.sub(settled, 1, 1000), 'PX', ARGV[2])
end
if fences == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], 'F' .. fences, 'KEEPTTL')
end
return found
