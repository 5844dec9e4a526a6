// The roles that this process has, each on a port of its own.
#pragma once

#include "backend/server/core_server.h"
#include "backend/server/server.h"

namespace dibs::server {

/// On the main thread.
class Roles
{
public:
    struct Options {
        std::optional<Server::Options> coupon;
        /// Without a couponUrl it asks the coupon role of this process.
        std::optional<CoreServer::Options> core;
    };

    /// All of them serve when it returns, or none does.
    static Result<std::unique_ptr<Roles>> start(Options options);

    /// Null: not a role of this process.
    Server* coupon() { return m_coupon.get(); }
    CoreServer* core() { return m_core.get(); }

    /// "listening on http://…", a line for each role.
    QStringList announcement() const;

private:
    Roles() = default;

    std::unique_ptr<Server> m_coupon;
    std::unique_ptr<CoreServer> m_core;  // after it: it ends first, as it asks the other
};

}  // namespace dibs::server
