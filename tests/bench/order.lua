-- For wrk: places orders and pays them, each of somebody else with a coupon of his own, and says as JSON what came of
-- it. One thread; who pays which order is all one to the connections.
--   wrk -t1 -c64 -d5s -s order.lua http://127.0.0.1:CORE_PORT -- FILE
-- FILE has a line for each order: the user, and the coupon in his hands.
local wishes, next_wish, unpaid = {}, 1, {}
local thread
paid, refused = 0, 0  -- global, as done() lives elsewhere

function setup(only)
    thread = only
end

function init(arguments)
    for user, coupon in io.open(arguments[1]):read("*a"):gmatch("(%d+) (%d+)") do
        wishes[#wishes + 1] = '{"userId":' .. user .. ',"userCouponId":' .. coupon
            .. ',"orderItems":[{"productId":1,"quantity":1}]}'
    end
end

local function post(path, body)
    return "POST /api/v1/orders" .. path .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"]
        .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- When all have been placed, what comes is refused: there were too few for this machine.
function request()
    local order = table.remove(unpaid)
    if order then return post("/" .. order .. "/payment", "") end
    next_wish = next_wish + 1
    return post("", wishes[next_wish - 1] or "{}")
end

function response(status, _, body)
    if status == 201 then
        unpaid[#unpaid + 1] = body:match('"orderId":(%d+)')
    elseif status == 200 then
        paid = paid + 1
    else
        refused = refused + 1
    end
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format('{"paid":%d,"refused":%d,"broken":%d,"seconds":%.6f,"p99_ms":%.3f}\n',
        thread:get("paid"), thread:get("refused"), errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration / 1e6, latency:percentile(99) / 1e3))
end
