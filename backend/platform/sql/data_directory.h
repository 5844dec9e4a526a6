// The directory in which the embedded set-up keeps its files, held by one process at a time.
#pragma once

#include "backend/common/result.h"

#include <QString>

namespace dibs::sql {

/// Holds the directory as long as it lives. The hold is an flock(2), which the kernel lets go when
/// the process dies, however it dies; a lock file that only names a process id would keep a
/// container, where every process is number 1, from ever starting again after a kill -9.
class DataDirectory
{
public:
    /// Creates the directory when missing. Conflict, with who holds it, when another process does.
    static Result<DataDirectory> hold(const QString& path);
    DataDirectory(DataDirectory&& other) noexcept;
    ~DataDirectory();

    QString file(const QString& name) const { return m_path + u'/' + name; }

private:
    DataDirectory(QString path, int lock);

    QString m_path;
    int m_lock;  // file descriptor, -1 when moved from
};

}  // namespace dibs::sql
