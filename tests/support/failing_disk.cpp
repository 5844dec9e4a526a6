#include "tests/support/failing_disk.h"

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <unistd.h>

namespace {

std::atomic<bool> noRoom = false;
std::atomic<bool> noSync = false;

/// The function of that name that comes after ours.
template <class Function>
Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// The program exports these, so libraries loaded later (SQLite) find them before the C library's.
extern "C" {

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (!noRoom) return real(file, bytes, count, offset);
    errno = ENOSPC;
    return -1;
}

int fdatasync(int file)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    if (!noSync) return real(file);
    errno = EIO;
    return -1;
}

}  // extern "C"

namespace dibs::test {

FailingDisk::FailingDisk(Fault fault)
{
    noRoom = fault == Fault::NoRoom;
    noSync = fault == Fault::NoSync;
}

FailingDisk::~FailingDisk()
{
    noRoom = false;
    noSync = false;
}

}  // namespace dibs::test
