// Ends a wait for Redis from another thread, at once and for good.
#pragma once

#include "backend/common/unique_fd.h"

namespace dibs::redis {

/// Any thread.
class Interrupt
{
public:
    Interrupt();

    void raise();
    /// Readable once raised.
    int fd() const { return m_event.get(); }

private:
    UniqueFd m_event;
};

}  // namespace dibs::redis
