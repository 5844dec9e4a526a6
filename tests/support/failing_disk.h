// A disk that fails on demand, for the whole process: stands between SQLite and the C library.
#pragma once

namespace dibs::test {

/// While it lives, files cannot grow (ENOSPC) or what was written cannot be made durable (EIO).
class FailingDisk
{
public:
    enum class Fault { NoRoom, NoSync };

    explicit FailingDisk(Fault fault);
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;
};

}  // namespace dibs::test
