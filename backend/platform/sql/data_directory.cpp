#include "backend/platform/sql/data_directory.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace dibs::sql {
namespace {

Error cannotUse(const QString& path, int reason)
{
    return fail(ErrorCode::Unavailable,
        QStringLiteral("cannot use the data directory %1: %2. Give this user the right to write "
                       "there, or choose another with --data")
            .arg(path, QString::fromLocal8Bit(std::strerror(reason))));
}

QString holderNamedIn(int lock)
{
    QByteArray text(256, '\0');
    const ssize_t length = ::pread(lock, text.data(), static_cast<size_t>(text.size()), 0);
    return length > 0 ? QString::fromUtf8(text.left(length)).trimmed()
                      : QStringLiteral("another process");
}

void writeHolder(int lock)
{
    const QByteArray text = "process " + QByteArray::number(QCoreApplication::applicationPid())
        + " on " + QSysInfo::machineHostName().toUtf8() + '\n';
    // For people only; that it cannot be written (a full disk) keeps nobody from working.
    if (::ftruncate(lock, 0) != 0) return;
    [[maybe_unused]] const ssize_t written
        = ::pwrite(lock, text.constData(), static_cast<size_t>(text.size()), 0);
}

}  // namespace

Result<DataDirectory> DataDirectory::hold(const QString& path)
{
    if (!QDir().mkpath(path)) return cannotUse(path, errno != 0 ? errno : EACCES);
    const QByteArray name = QFile::encodeName(path + QStringLiteral("/lock"));
    const int lock = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0) return cannotUse(path, errno);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const QString holder = holderNamedIn(lock);
        ::close(lock);
        return fail(ErrorCode::Conflict,
            QStringLiteral(
                "the data directory %1 is held by %2: stop it, or choose another with --data")
                .arg(path, holder));
    }
    writeHolder(lock);
    return DataDirectory(path, lock);
}

DataDirectory::DataDirectory(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

DataDirectory::~DataDirectory()
{
    if (m_lock >= 0) ::close(m_lock);
}

}  // namespace dibs::sql
