-- Appends an announcement to the stream, where workers wait for it, and says who must hear of it.
-- Entries are numbered 1-0, 2-0 and so on without a gap, and each carries the name of its stream.
-- KEYS[1] the stream
-- KEYS[2] the registry, a hash: =name, =on (the incarnation it was begun on), and each worker's count
-- ARGV[1] the token of the announcement; also the name of the stream where there is none
-- ARGV[2] the keys, one a line; * for all
-- ARGV[3] the incarnation
-- ARGV[4] how many entries are kept, about
-- returns the name of the registry, empty where there is none of this incarnation, and the workers
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local name, number = ARGV[1], 1
if last[1] then
  for i = 1, #last[1][2], 2 do
    if last[1][2][i] == 'name' then
      name = last[1][2][i + 1]
    end
  end
  number = tonumber(string.match(last[1][1], '^%d+')) + 1
else
  redis.call('DEL', KEYS[1]) -- one without entries would go on with its numbers
end
local function add()
  return redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], string.format('%.0f-0', number),
    'name', name, 'token', ARGV[1], 'keys', ARGV[2])
end
local added = add()
if type(added) == 'table' and added.err and string.find(added.err, ' ID') then
  -- Somebody else has written there, such as the highest number: begun anew, which all see as a gap.
  redis.call('DEL', KEYS[1])
  name, number = ARGV[1], 1
  added = add()
end
if type(added) == 'table' and added.err then
  return added
end

if redis.call('HGET', KEYS[2], '=on') ~= ARGV[3] then
  return {''}
end
local roll = {redis.call('HGET', KEYS[2], '=name')}
for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
  if string.sub(field, 1, 1) ~= '=' then
    roll[#roll + 1] = field
  end
end
return roll
