-- Empties an entry, unless it holds a fence, which only its writer may remove.
-- KEYS[1] the entry
-- returns 1 if a value was removed, else 0
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
