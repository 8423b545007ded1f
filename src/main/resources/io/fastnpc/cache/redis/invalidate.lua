-- Empties an entry, unless it holds a fence, which only its writer may remove, or nothing is left to do.
-- KEYS[1] the entry
-- KEYS[2] the names of the transactions for which nothing is left to do at the entry, as in unfence.lua
-- ARGV    the names of the transactions that made it stale; without one: not known
-- returns 1 if a value was removed, -1 if nothing was left to do, else 0
if ARGV[1] then
  local settled = redis.call('GET', KEYS[2]) or ''
  local left = false
  for _, transaction in ipairs(ARGV) do
    left = left or not string.find(settled, ';' .. transaction .. ';', 1, true)
  end
  if not left then
    return -1
  end
end
local held = redis.call('GET', KEYS[1])
if not held then
  return 0
end
local kind = string.sub(held, 1, 1)
if kind == 'F' then
  return 0
end
redis.call('UNLINK', KEYS[1])
return kind == 'V' and 1 or 0
