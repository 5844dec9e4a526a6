-- For wrk: presses the button of one campaign as somebody new each time, and says as JSON what came of it.
--   wrk -t1 -c64 -d5s -s issue.lua http://127.0.0.1:PORT [-- CAMPAIGN]
local user, head, tail = 0, "", ""

function init(arguments)
    head = "POST /api/coupons/" .. (arguments[1] or "1") .. "/issue?userId="
    tail = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\n\r\n"
end

function request()
    user = user + 1
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
