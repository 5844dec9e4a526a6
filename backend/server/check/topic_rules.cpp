#include "backend/server/check/topic_rules.h"

#include <algorithm>

namespace dibs::server {
namespace {

using Severity = CheckLine::Severity;

// More messages than any topic has: flushing is left to the operating system.
constexpr qint64 kFlushLazily = 1'000'000'000;

QString alter(const QString& topic, const char* settings)
{
    return QStringLiteral("kafka-configs --bootstrap-server … --alter --entity-type topics "
                          "--entity-name %1 --add-config %2")
        .arg(topic, QLatin1String(settings));
}

qint64 numberOf(const TopicSettings& settings, const char* name, qint64 otherwise)
{
    bool isNumber = false;
    const qint64 number = settings.value(QLatin1String(name)).toLongLong(&isNumber);
    return isNumber ? number : otherwise;
}

QString hours(qint64 ms)
{
    return QStringLiteral("%1 h").arg(static_cast<double>(ms) / 3'600'000.0, 0, 'f', 1);
}

/// One broker alone has the records.
CheckLine aloneLine(const QString& name, const QString& topic, const TopicSettings& settings)
{
    const qint64 flush = numberOf(settings, "flush.messages", kFlushLazily);
    if (flush <= 1)
        return {Severity::Ok, name,
            QStringLiteral("one replica, on the disk before it is acknowledged (flush.messages=1)"),
            {}, {}};
    return {Severity::Warning, name,
        QStringLiteral("one replica and flush.messages %1: the broker acknowledges from memory, "
                       "so people who were told \"accepted\" are forgotten when its machine loses "
                       "power")
            .arg(flush >= kFlushLazily ? QStringLiteral("unset") : QString::number(flush)),
        QStringLiteral("Replicate the topic to three brokers with min.insync.replicas=2, or let "
                       "the one write before it answers: ")
            + alter(topic, "flush.messages=1"),
        {}};
}

}  // namespace

CheckLine replicationLine(
    const QString& topic, const kafka::Admin::Shape& shape, const TopicSettings& settings)
{
    const QString name = QStringLiteral("log replication");
    const qint64 inSyncMin = numberOf(settings, "min.insync.replicas", 1);
    const QString figures
        = QStringLiteral("%1 replicas, %2 of them in sync, min.insync.replicas=%3")
              .arg(shape.replicas)
              .arg(shape.inSync)
              .arg(inSyncMin);
    if (shape.leaderless > 0 || shape.inSync < inSyncMin)
        return {Severity::Error, name,
            QStringLiteral("%1, %2 partitions without a leader: nothing is accepted there, people "
                           "are answered 503")
                .arg(figures)
                .arg(shape.leaderless),
            QStringLiteral("Bring back the brokers that are away, or lower min.insync.replicas to "
                           "what is there"),
            {}};
    if (shape.replicas == 1) return aloneLine(name, topic, settings);
    if (inSyncMin < 2)
        return {Severity::Warning, name,
            figures
                + QStringLiteral(": one broker alone may acknowledge, so people who were told "
                                 "\"accepted\" are forgotten when its machine fails"),
            alter(topic, "min.insync.replicas=2"), {}};
    if (settings.value(QStringLiteral("unclean.leader.election.enable")) == u"true")
        return {Severity::Warning, name,
            QStringLiteral("unclean.leader.election.enable=true: a broker that lacks records may "
                           "take over, and people who were told \"accepted\" are forgotten"),
            alter(topic, "unclean.leader.election.enable=false"), {}};
    if (shape.inSync < shape.replicas)
        return {Severity::Warning, name,
            figures + QStringLiteral(": fewer brokers may fail than was planned"),
            QStringLiteral("Bring back the broker that lags or is away"), {}};
    return {Severity::Ok, name, figures, {}, {}};
}

namespace {

/// Why this partition's undecided records are in danger; empty when they are not.
QString danger(const Undecided& undecided, qint64 retentionMs, qint64 retentionBytes)
{
    if (undecided.deleted > 0)
        return QStringLiteral("%1 records of partition %2 were deleted before they were decided: "
                              "people who were told \"accepted\" never get an answer")
            .arg(undecided.deleted)
            .arg(undecided.partition);
    if (undecided.records == 0) return {};
    const qint64 leftMs = retentionMs - undecided.oldestAgeMs;
    if (retentionMs >= 0 && leftMs < kRetentionLeftMsMin)
        return QStringLiteral("the oldest of %1 undecided records in partition %2 is %3 old and "
                              "may be deleted %4 (retention.ms=%5): whoever made it would never "
                              "get an answer")
            .arg(undecided.records)
            .arg(undecided.partition)
            .arg(hours(undecided.oldestAgeMs),
                leftMs <= 0 ? QStringLiteral("at any moment")
                            : QStringLiteral("in ") + hours(leftMs))
            .arg(retentionMs);
    if (retentionBytes >= 0 && undecided.records * undecided.oldestBytes >= retentionBytes / 2)
        return QStringLiteral("%1 undecided records in partition %2 are about %3 bytes, and above "
                              "retention.bytes=%4 the oldest are deleted: whoever made them would "
                              "never get an answer")
            .arg(undecided.records)
            .arg(undecided.partition)
            .arg(undecided.records * undecided.oldestBytes)
            .arg(retentionBytes);
    return {};
}

}  // namespace

CheckLine retentionLine(
    const QString& topic, const TopicSettings& settings, const QList<Undecided>& backlog)
{
    const QString name = QStringLiteral("log retention");
    const QString mend = alter(topic, "retention.ms=-1,retention.bytes=-1,cleanup.policy=delete");
    const QString policy = settings.value(QStringLiteral("cleanup.policy"));
    if (policy != u"delete")
        return {Severity::Error, name,
            QStringLiteral("cleanup.policy=%1 keeps the newest record of each coupon and throws "
                           "the others away: people who were told \"accepted\" are forgotten")
                .arg(policy),
            mend, {}};

    const qint64 ms = numberOf(settings, "retention.ms", -1);
    const qint64 bytes = numberOf(settings, "retention.bytes", -1);
    for (const Undecided& undecided : backlog)
        if (const QString why = danger(undecided, ms, bytes); !why.isEmpty())
            return {Severity::Error, name, why,
                QStringLiteral("At once: ") + mend
                    + QStringLiteral(", then start a Dibs that decides what waits"),
                {}};
    if (ms < 0 && bytes < 0)
        return {Severity::Ok, name, QStringLiteral("every record is kept"), {}, {}};
    return {Severity::Warning, name,
        QStringLiteral("limited (retention.ms=%1, retention.bytes=%2): records can be deleted "
                       "before they are decided when deciding stands still for long, and dibs "
                       "verify cannot replay what is gone")
            .arg(ms)
            .arg(bytes),
        mend, {}};
}

}  // namespace dibs::server
