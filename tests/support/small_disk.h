// A disk that a test can fill.
#pragma once

#include <QTemporaryDir>

namespace dibs::testing {

/// Lets this process mount file systems that nobody else sees. To be called first of all, while
/// there is one thread.
bool enterOwnMounts();

/// In memory, and gone with this object.
class SmallDisk
{
public:
    static constexpr int kMegabytes = 48;

    SmallDisk();
    ~SmallDisk();

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_directory.path(); }
    QString file(const QString& name) const { return m_directory.filePath(name); }

    /// Until not a single block is left; false when that did not work.
    bool fill();
    bool makeRoom();

private:
    QTemporaryDir m_directory;
    bool m_isMounted;
};

}  // namespace dibs::testing
