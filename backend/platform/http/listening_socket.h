// A listening socket that several threads of this process, and nobody else, share a port with.
#pragma once

#include "backend/common/result.h"

#include <QHostAddress>

#include <vector>

namespace dibs::http {

/// `count` descriptors that listen on the same address and port (SO_REUSEPORT), among which the
/// kernel spreads new connections. Port 0 lets it choose. The caller owns them.
///
/// Unavailable if another program has the port, BadRequest if it can never work; the text names
/// address and port and says what to do.
Result<std::vector<int>> listeningSockets(const QHostAddress& address, quint16 port, int count);

quint16 portOf(int descriptor);

}  // namespace dibs::http
