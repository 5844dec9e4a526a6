// From a host's name to its addresses, within a time limit.
#pragma once

#include "backend/common/result.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

namespace dibs::redis {

struct Endpoint {
    sockaddr_storage address{};
    socklen_t length = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address); }
};

/// One thread. The resolver of the C library takes seconds when a name server is away and cannot be
/// given a limit, so it runs on a thread of its own; an answer that comes late serves the next
/// call. There is never more than one such thread for each lookup.
class HostLookup
{
public:
    HostLookup(QByteArray host, quint16 port);

    /// Asked anew each time: behind a name there may be another machine today.
    Result<std::vector<Endpoint>> within(QDeadlineTimer latest);

private:
    struct Asked;

    const QByteArray m_host;
    const QByteArray m_port;
    std::shared_ptr<Asked> m_asked;  // null when nobody is looking
};

}  // namespace dibs::redis
