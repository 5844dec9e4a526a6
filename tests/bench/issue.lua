-- For wrk: presses the button of one campaign, or of several in turn, as somebody new each time, and says as JSON what
-- came of it.
--   wrk -t1 -c64 -d5s -s issue.lua http://127.0.0.1:PORT [-- CAMPAIGN [PORT…]]
-- CAMPAIGN may be "7", "7-56", and go on with a query: "7-56&wait=30".
-- With ports, each thread presses at one of them. As many as there are threads.
local user, step, heads, tail = 0, 1, {}, ""
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(arguments)
    local ports = #arguments - 1
    if ports > 0 then
        user, step = number, ports
        wrk.thread.addr = wrk.lookup("127.0.0.1", arguments[number + 2])[1]
    end
    local first, last, query = string.match(arguments[1] or "1", "^(%d+)%-?(%d*)(.*)$")
    for campaign = tonumber(first), tonumber(last) or tonumber(first) do
        heads[#heads + 1] = "POST /api/coupons/" .. string.format("%d", campaign) .. "/issue?userId="
    end
    tail = query .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\n\r\n"
end

function request()
    user = user + step
    return heads[user % #heads + 1] .. user .. tail
end

-- No response(): to hand every answer to a script would slow down the ceiling most. wrk itself counts
-- what is not 2xx, and the only 2xx for such a request are 202 and, where the outcome is awaited, 201.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '{"answered":%d,"refused":%d,"broken":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f}\n',
        summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
