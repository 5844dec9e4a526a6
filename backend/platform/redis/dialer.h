// Opens connections to one Redis server, up to the point where commands may be sent.
#pragma once

#include "backend/platform/redis/address.h"
#include "backend/platform/redis/link.h"

#include <chrono>

namespace dibs::redis {

/// How long the caller can wait.
struct Limits {
    std::chrono::milliseconds connect;
    std::chrono::milliseconds answer;  // to one command, or to several sent together
};

/// The earlier of the two.
QDeadlineTimer earlier(QDeadlineTimer one, QDeadlineTimer other);

/// A deadline that is kept to the millisecond.
QDeadlineTimer in(std::chrono::milliseconds time);

/// One thread.
class Dialer
{
public:
    Dialer(Address address, std::chrono::milliseconds limit);

    /// Connected, with the user and the database of the address.
    Result<Link> dial(const Interrupt& interrupt, QDeadlineTimer latest);

private:
    Result<Link> connect(const Interrupt& interrupt, QDeadlineTimer latest);
    Result<void> introduce(Link& link, QDeadlineTimer latest) const;

    const Address m_address;
    const std::chrono::milliseconds m_limit;
    HostLookup m_lookup;
};

}  // namespace dibs::redis
