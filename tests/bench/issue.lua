wrk.method = "POST"
wrk.path = "/api/coupons/1/issue?userId=1"
