-- Empties an entry, unless a fence stands there: that is its writer's to take away.
-- KEYS[1] the entry
-- returns 1 if a value went, else 0
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
