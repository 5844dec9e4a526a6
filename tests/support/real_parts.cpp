#include "tests/support/real_parts.h"

#include "backend/platform/kafka/admin.h"
#include "tests/support/services.h"

#include <QUuid>

#include <algorithm>
#include <set>

namespace dibs::testing {
namespace {

constexpr int kKcatPatienceMs = 15'000;

QString newName()
{
    return QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString viaPort(QUrl url, quint16 port)
{
    if (port != 0) url.setPort(port);
    return url.toString();
}

}  // namespace

RealParts::RealParts()
    : m_database(sql::Dialect::Mysql)
    , m_topic(newName())
    , m_group(u"group-of-"_qs + m_topic)
    , m_stranger(brokers())
{
}

RealParts::~RealParts()
{
    m_stranger.removeIfThere(m_topic);
    m_stranger.removeIfThere(m_topic + u"-dlt"_qs);
}

QStringList RealParts::flags(Detours detours) const
{
    QUrl database(databaseUrl());
    database.setPath(u'/' + m_database.address().database);
    return {u"--users=any"_qs, u"--log"_qs, logWithTopic(detours.log ? proxiedLogUrl() : logUrl()),
        u"--db"_qs, viaPort(database, detours.database), u"--db-password-file"_qs,
        databasePasswordFile(), u"--redis"_qs, viaPort(redisUrl(), detours.redis), u"--group"_qs,
        m_group};
}

QStringList RealParts::flagsInGroup(const QString& group) const
{
    QStringList all = flags();
    all.last() = group;
    return all;
}

QString RealParts::brokers() const
{
    return logUrl().authority();
}

bool RealParts::owns(const DibsProcess& instance, int partition) const
{
    // "host:pid", as its port was the kernel's choice when it started.
    const std::vector<QString> owners = ownersIn(m_group);
    return !owners.empty()
        && owners[static_cast<size_t>(partition)].endsWith(u":%1"_qs.arg(instance.processId()));
}

int RealParts::owners(const QString& group) const
{
    const std::vector<QString> owners = ownersIn(group);
    if (owners.empty() || std::ranges::count(owners, QString()) > 0) return -1;
    return static_cast<int>(std::set(owners.cbegin(), owners.cend()).size());
}

/// By partition; empty when the brokers did not say.
std::vector<QString> RealParts::ownersIn(const QString& group) const
{
    const auto address = kafka::Address::parse(logWithTopic(logUrl()));
    if (!address) return {};
    const auto admin = kafka::Admin::open({.address = *address, .clientId = u"dibs-test"_qs});
    if (!admin) return {};
    const auto owners = (*admin)->owners(group, m_topic, kPartitions);
    return owners ? *owners : std::vector<QString>();
}

Finished RealParts::verify() const
{
    QUrl database(databaseUrl());
    database.setPath(u'/' + m_database.address().database);
    return runDibs({u"verify"_qs, u"--log"_qs, logWithTopic(logUrl()), u"--db"_qs,
        database.toString(), u"--db-password-file"_qs, databasePasswordFile()});
}

QByteArray RealParts::produce(int partition, const QByteArray& key, const QByteArray& lines) const
{
    QProcess kcat;
    kcat.start(u"kcat"_qs,
        {u"-P"_qs, u"-b"_qs, brokers(), u"-t"_qs, m_topic, u"-p"_qs, QString::number(partition),
            u"-k"_qs, QString::fromUtf8(key)});
    kcat.write(lines);
    kcat.closeWriteChannel();
    if (kcat.waitForFinished(kKcatPatienceMs) && kcat.exitCode() == 0) return {};
    return kcat.errorString().toUtf8() + kcat.readAllStandardError();
}

QByteArrayList RealParts::records() const
{
    QProcess kcat;
    kcat.start(u"kcat"_qs,
        {u"-C"_qs, u"-b"_qs, brokers(), u"-t"_qs, m_topic, u"-e"_qs, u"-q"_qs, u"-f"_qs,
            u"%k\n"_qs});
    if (!kcat.waitForFinished(kKcatPatienceMs)) return {};
    return kcat.readAllStandardOutput().split('\n');
}

QString RealParts::logWithTopic(QUrl log) const
{
    log.setPath(u'/' + m_topic);
    return log.toString();
}

}  // namespace dibs::testing
