-- Registers a worker, and then tells it what it has not yet heard; all in one step. Makes a registry
-- where there is none of this incarnation, and a stream where there is none.
-- KEYS[1] the stream, KEYS[2] the registry, as in announce.lua
-- ARGV[1] the worker
-- ARGV[2] its count, new with each call
-- ARGV[3] 1 if it is to be registered, else 0
-- ARGV[4] a name that was never used
-- ARGV[5] the number of the last entry that it has heard; 0 or less: none, and it is told none
-- ARGV[6] the incarnation
-- returns the name of the registry, its workers and their counts in turn, the name of the stream, its
--         first and its last number, and of each entry after that number the token and the keys
if redis.call('HGET', KEYS[2], '=on') ~= ARGV[6] then
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[2], '=on', ARGV[6], '=name', ARGV[4])
end
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)
if not first[1] then
  redis.call('DEL', KEYS[1])
  redis.call('XADD', KEYS[1], '1-0', 'name', ARGV[4])
  first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)
end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local function number(entry) return tonumber(string.match(entry[1], '^%d+')) end
local function field(entry, name)
  for i = 1, #entry[2], 2 do
    if entry[2][i] == name then
      return entry[2][i + 1]
    end
  end
end

local counts = {}
local fields = redis.call('HGETALL', KEYS[2])
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 1) ~= '=' then
    counts[#counts + 1] = fields[i]
    counts[#counts + 1] = fields[i + 1]
  end
end
local news = {}
local later = {}
if tonumber(ARGV[5]) > 0 then
  later = redis.call('XRANGE', KEYS[1], '(' .. ARGV[5] .. '-0', '+')
end
for _, entry in ipairs(later) do
  local token = field(entry, 'token')
  if token then
    news[#news + 1] = token
    news[#news + 1] = field(entry, 'keys') or '*'
  end
end
return {redis.call('HGET', KEYS[2], '=name'), counts, field(last[1], 'name') or '', number(first[1]), number(last[1]), news}
