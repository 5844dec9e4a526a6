// Threads with names, so that top, perf and a debugger speak the words of ARCHITECTURE.md.
#pragma once

#include <pthread.h>
#include <string>

namespace dibs {

/// At most 15 characters, a limit of the kernel.
inline void nameThisThread(const std::string& name)
{
    pthread_setname_np(pthread_self(), name.c_str());
}

}  // namespace dibs
