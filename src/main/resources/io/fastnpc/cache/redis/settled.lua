-- Says whether nothing is left to do at an entry.
-- KEYS and ARGV as in invalidate.lua
-- returns -1 if nothing is left to do, else 0
local settled = redis.call('GET', KEYS[2]) or ''
for _, transaction in ipairs(ARGV) do
  if not string.find(settled, ';' .. transaction .. ';', 1, true) then
    return 0
  end
end
return ARGV[1] and -1 or 0
