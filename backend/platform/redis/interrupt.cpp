#include "backend/platform/redis/interrupt.h"

#include <sys/eventfd.h>

namespace dibs::redis {

Interrupt::Interrupt()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

void Interrupt::raise()
{
    // It can only fail when the counter is full: then it is raised already.
    (void)::eventfd_write(m_event.get(), 1);
}

}  // namespace dibs::redis
