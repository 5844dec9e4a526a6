-- For wrk: presses the button of one campaign as somebody new each time, and says as JSON what came of it.
--   wrk -t1 -c64 -d5s -s issue.lua http://127.0.0.1:PORT [-- CAMPAIGN [PORT…]]
-- With ports, each thread presses at one of them. As many as there are threads.
local user, step, head, tail = 0, 1, "", ""
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
    head = "POST /api/coupons/" .. (arguments[1] or "1") .. "/issue?userId="
    tail = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\n\r\n"
end

function request()
    user = user + step
    return head .. user .. tail
end

-- No response(): to hand every answer to a script would slow down the ceiling most. wrk itself counts
-- what is not 2xx, and the only 2xx for such a request is 202.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '{"answered":%d,"refused":%d,"broken":%d,"seconds":%.6f,"p99_ms":%.3f}\n',
        summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration / 1e6, latency:percentile(99) / 1e3))
end
