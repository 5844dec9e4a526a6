// Where QtHttpServer ends and this room begins. All that differs between Qt 6.4 and newer ones is
// in listener.cpp.
#pragma once

#include "backend/platform/http/thread_state.h"

#include <memory>

class QAbstractHttpServer;

namespace dibs::http {

class Acceptor;

/// Takes connections from one listening socket, has QtHttpServer parse their requests and gives
/// these to the Connection. HTTP thread only.
class Listener
{
public:
    /// Owns `descriptor` from now on.
    Listener(std::shared_ptr<ThreadState> state, int descriptor);
    ~Listener();

    void stopAccepting();

    /// Qt gives up accepting for good after any error, also when only descriptors were short for a
    /// moment: called by the sweep, this begins again.
    void resumeAccepting();

private:
    std::unique_ptr<QAbstractHttpServer> m_server;
    Acceptor* m_acceptor;  // belongs to m_server
};

}  // namespace dibs::http
