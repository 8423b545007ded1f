-- Sends the requests of a file in random order, and prints the result at the end.
-- environment: LOAD_REQUESTS, a file with a request a line: method, path, cookie, body, by tabs;
--   LOAD_PORTS, the workers' ports by blanks: threads take turns
-- output: RESULT requests seconds p50 p99 bad, times in milliseconds
local ports = {}
for port in os.getenv("LOAD_PORTS"):gmatch("%d+") do
  ports[#ports + 1] = port
end

local threads = 0
function setup(thread)
  thread.addr = wrk.lookup(wrk.host, ports[1 + threads % #ports])[1]
  thread:set("number", threads)
  threads = threads + 1
end

-- Made once: what a request costs here is missing on the other side.
local requests = {}
function init()
  math.randomseed(1 + number)
  for line in io.lines(os.getenv("LOAD_REQUESTS")) do
    local method, path, cookie, body = line:match("^(.-)\t(.-)\t(.-)\t(.*)$")
    local headers = { Cookie = cookie }
    if body == "" then
      body = nil
    else
      headers["Content-Type"] = "application/json"
    end
    requests[#requests + 1] = wrk.format(method, path, headers, body)
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %.3f %.3f %.3f %d\n",
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
