// What this server does for its consoles: each of the console's functions, handed to the part that
// does it.
#pragma once

#include "backend/console/backend.h"
#include "backend/coupon/consumer/coupon_control.h"
#include "backend/coupon/consumer/dead_letter_control.h"
#include "backend/server/customer_search.h"
#include "backend/server/report_desk.h"

namespace dibs::server {

/// They outlive the backend made of them.
struct ConsoleNeighbours {
    coupon::CouponControl& control;
    coupon::DeadLetterControl& deadLetters;
    coupon::SqlQueryPool& queries;
    CustomerSearch& customers;
    ReportDesk& reports;
    const Clock& clock;
    bool readOnly = false;  // what changes something is refused
};

console::Backend consoleBackend(const ConsoleNeighbours& neighbours);

}  // namespace dibs::server
