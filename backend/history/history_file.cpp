#include "backend/history/history_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>

namespace dibs::history {
namespace {

constexpr int kForgottenAfterDays = 2;

/// The kernel lets the hold go with the process, however that ends.
UniqueFd hold(const QString& path)
{
    UniqueFd lock(::open(QFile::encodeName(path + QStringLiteral(".lock")).constData(),
        O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) lock.reset();
    return lock;
}

OpenedHistory inMemory(Trouble trouble, const QString& detail)
{
    auto store = HistoryStore::open(QStringLiteral(":memory:"));
    return {store ? std::move(*store) : nullptr, {}, trouble, detail};
}

/// One of them is kept, for who wants to look; the next takes its place.
bool setAside(const QString& path, const QString& aside)
{
    for (const char* end : {"", "-wal", "-shm"}) QFile::remove(aside + QLatin1String(end));
    for (const char* end : {"-wal", "-shm"})
        QFile::rename(path + QLatin1String(end), aside + QLatin1String(end));
    return QFile::rename(path, aside);
}

}  // namespace

OpenedHistory openHistory(const QString& path)
{
    if (path.isEmpty()) return inMemory(Trouble::None, {});
    const QString directory = QFileInfo(path).absolutePath();
    QDir().mkpath(directory);
    errno = 0;
    UniqueFd held = hold(path);
    if (!held && errno == EWOULDBLOCK) return inMemory(Trouble::Shared, {});
    if (!held) return inMemory(Trouble::Unwritable, QString::fromLocal8Bit(std::strerror(errno)));

    auto store = HistoryStore::open(path);
    if (store) return {std::move(*store), std::move(held), Trouble::None, {}};
    const ErrorCode code = store.error().code;
    if (code != ErrorCode::Corrupt && code != ErrorCode::Conflict)
        return inMemory(Trouble::Unwritable, store.error().detail);

    const bool newer = code == ErrorCode::Conflict;
    const QString aside = path + (newer ? QStringLiteral(".newer") : QStringLiteral(".damaged"));
    if (!setAside(path, aside)) return inMemory(Trouble::Unwritable, store.error().detail);
    store = HistoryStore::open(path);
    if (!store) return inMemory(Trouble::Unwritable, store.error().detail);
    return {std::move(*store), std::move(held), newer ? Trouble::Newer : Trouble::Damaged, aside};
}

QString historyFileFor(const QString& directory, const QString& server)
{
    QString name;
    for (const QChar each : server)
        name += each.isLetterOrNumber() || each == u'.' || each == u'-' ? each : QChar(u'_');
    return QStringLiteral("%1/history-%2.db").arg(directory, name.left(100));
}

void removeForgotten(const QString& directory)
{
    const QDateTime before = QDateTime::currentDateTime().addDays(-kForgottenAfterDays);
    for (const QFileInfo& each :
        QDir(directory).entryInfoList({QStringLiteral("history-*.db")}, QDir::Files)) {
        const QFileInfo log(each.filePath() + QStringLiteral("-wal"));
        if (each.lastModified() >= before || (log.exists() && log.lastModified() >= before))
            continue;
        const UniqueFd held = hold(each.filePath());
        if (!held) continue;
        for (const char* end : {"", "-wal", "-shm", ".damaged", ".newer"})
            QFile::remove(each.filePath() + QLatin1String(end));
    }
}

}  // namespace dibs::history
