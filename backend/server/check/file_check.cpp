#include "backend/server/check/file_check.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStorageInfo>

namespace dibs::server {
namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kFreeErrorBytes = 100 * kMegabyte;
constexpr qint64 kFreeWarningBytes = 1'000 * kMegabyte;

bool othersMayRead(const QFileInfo& file)
{
    return file.permission(QFile::ReadOther) || file.permission(QFile::WriteOther);
}

/// The directory itself, or the first one above it that exists.
QFileInfo nearest(const QString& path)
{
    QFileInfo info(path);
    while (!info.exists() && info.absolutePath() != info.absoluteFilePath())
        info = QFileInfo(info.absolutePath());
    return info;
}

void checkSpace(const QString& path, Findings& findings)
{
    const QString name = QStringLiteral("free space");
    const qint64 free = QStorageInfo(path).bytesAvailable();
    const QString what = QStringLiteral("%1 MB left for log and database").arg(free / kMegabyte);
    const QString mend = QStringLiteral("Free some space, or move the directory and name the new "
                                        "one with --data");
    if (free < kFreeErrorBytes)
        findings.error(name,
            what + QStringLiteral(": when it is full nothing is accepted, people are answered 503"),
            mend);
    else if (free < kFreeWarningBytes)
        findings.warn(name, what + QStringLiteral(", which may not last for an opening"), mend);
    else
        findings.ok(name, what);
}

}  // namespace

void checkDataDirectory(const BackingOptions& options, Findings& findings)
{
    const QString name = QStringLiteral("data directory");
    findings.lookAt(name);
    const QString path = options.dataDirectory;
    const QFileInfo found = nearest(path);
    if (!found.isDir() || !found.isWritable()) {
        findings.error(name,
            QStringLiteral("%1 cannot be written: Dibs does not start")
                .arg(found.absoluteFilePath()),
            QStringLiteral("Give the user of Dibs the right to write there, or name another "
                           "directory with --data"));
        return;
    }
    if (!QFileInfo::exists(path)) {
        findings.ok(name, QStringLiteral("%1 is made at the start").arg(path));
    } else {
        for (const QString& file : {options.logFile(), options.storeFile()}) {
            const QFileInfo info(file);
            if (!info.exists() || (info.isReadable() && info.isWritable())) continue;
            findings.error(name,
                QStringLiteral("%1 cannot be read and written: Dibs does not start")
                    .arg(info.filePath()),
                QStringLiteral("chown it to the user of Dibs"));
            return;
        }
        if (othersMayRead(found))
            findings.warn(name,
                QStringLiteral("%1 can be read by every user of this machine: who got a coupon is "
                               "their business")
                    .arg(path),
                QStringLiteral("chmod 700 ") + path);
        else
            findings.ok(name, path);
    }
    checkSpace(found.absoluteFilePath(), findings);
}

std::optional<LogFacts> checkEmbeddedLog(const BackingOptions& options, Findings& findings)
{
    const QString name = QStringLiteral("log");
    findings.lookAt(name);
    LogFacts facts{.name = options.logFile()};
    if (!QFileInfo::exists(facts.name)) {
        findings.ok(name, QStringLiteral("%1 is made at the start").arg(facts.name));
        return facts;
    }
    QElapsedTimer elapsed;
    elapsed.start();
    const auto reader = openLogAlone(options, {});
    const auto identity = reader ? (*reader)->identity() : reader.error();
    if (!identity) {
        findings.error(name,
            identity.error().detail + QStringLiteral(": nobody's request can be accepted"),
            QStringLiteral("Put log.db and coupon.db back from the same backup"));
        return {};
    }
    facts.partitions = identity->partitions;
    facts.incarnation = identity->incarnation;
    const int wanted = options.partitions.value_or(facts.partitions);
    if (wanted != facts.partitions) {
        findings.error(name,
            QStringLiteral("%1 has %2 partitions, %3 were asked for: Dibs does not start, as "
                           "coupons would change partitions")
                .arg(facts.name)
                .arg(facts.partitions)
                .arg(wanted),
            QStringLiteral("Leave --partitions out, or set it to %1").arg(facts.partitions));
        return {};
    }
    findings.ok(name, QStringLiteral("%1, %2 partitions").arg(facts.name).arg(facts.partitions),
        static_cast<double>(elapsed.nsecsElapsed()) / 1e6);
    return facts;
}

void checkSecretFile(const QString& name, const QString& path, Findings& findings)
{
    findings.lookAt(name);
    if (path.isEmpty()) return;
    if (!othersMayRead(QFileInfo(path))) return findings.ok(name, path);
    findings.warn(name,
        QStringLiteral("%1 can be read by every user of this machine, who may then give away "
                       "coupons in the database")
            .arg(path),
        QStringLiteral("chmod 600 ") + path);
}

}  // namespace dibs::server
