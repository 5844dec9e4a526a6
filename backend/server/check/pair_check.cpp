#include "backend/server/check/pair_check.h"

#include "backend/server/check/generation_check.h"
#include "backend/server/check/topic_rules.h"

namespace dibs::server {
namespace {

const QString kPair = QStringLiteral("log and database");

// What a record takes on the broker's disk beside its key, value and headers, about.
constexpr qint64 kRecordOverheadBytes = 32;

void doNotBelong(const QString& why, Findings& findings)
{
    findings.error(kPair,
        why
            + QStringLiteral(": Dibs does not start, as people would be decided twice, or "
                             "forgotten"),
        QStringLiteral("Put both back from the same backup, or name the pair that belongs "
                       "together"));
}

/// What can be told without reading a record.
bool fits(const LogFacts& log, const StoreFacts& store, Findings& findings)
{
    const int consumed = static_cast<int>(store.positions.size());
    if (log.partitions == 0)
        doNotBelong(
            QStringLiteral("%1 is gone, and the database has consumed it").arg(log.name), findings);
    else if (consumed != log.partitions)
        findings.error(kPair,
            QStringLiteral("the log has %1 partitions, but %2 when the database began to consume "
                           "it: Dibs does not start, as coupons would change partitions and "
                           "people be decided out of order")
                .arg(log.partitions)
                .arg(consumed),
            QStringLiteral("Put the topic back, or begin with a new topic and a new database"));
    else if (store.positions.constFirst().incarnation != log.incarnation)
        doNotBelong(QStringLiteral("the database has consumed another log (%1) than this (%2)")
                        .arg(store.positions.constFirst().incarnation, log.incarnation),
            findings);
    else
        return true;
    return false;
}

/// What the log has where the database stands.
struct Place {
    std::optional<eventlog::Record> before;  // the last decided record
    std::optional<eventlog::Record> next;  // the oldest undecided one
};

Result<Place> readPlace(
    eventlog::LogReader& reader, const LogFacts& log, int partition, qint64 position)
{
    const auto index = static_cast<size_t>(partition);
    const qint64 low = log.ends.empty() ? 0 : log.ends[index].low;
    const qint64 from = std::max(low, position - 1);
    if (!log.ends.empty() && from >= log.ends[index].high) return Place{};
    const Result<QList<eventlog::Record>> records = reader.poll(partition, from, 2);
    if (!records) return records.error();
    Place place;
    for (const eventlog::Record& record : *records) {
        if (record.offset < position) place.before = record;
        if (record.offset >= position && !place.next) place.next = record;
    }
    return place;
}

Undecided undecidedAt(
    int partition, qint64 position, const kafka::Ends& ends, const Place& place, qint64 nowMs)
{
    Undecided undecided{.partition = partition,
        .records = std::max<qint64>(0, ends.high - std::max(position, ends.low)),
        .deleted = std::max<qint64>(0, ends.low - position)};
    if (!place.next) return undecided;
    undecided.oldestAgeMs = std::max<qint64>(0, nowMs - place.next->timestampMs);
    undecided.oldestBytes
        = place.next->key.size() + place.next->value.size() + kRecordOverheadBytes;
    for (const eventlog::Header& header : place.next->headers)
        undecided.oldestBytes += header.name.size() + header.value.size();
    return undecided;
}

/// Why the log is not the one that was consumed up to `position`; empty when it is.
QString strange(
    const LogFacts& log, int partition, const coupon::Position& position, const Place& place)
{
    const auto index = static_cast<size_t>(partition);
    const bool isBeyond = log.ends.empty() ? position.nextOffset > 0 && !place.before
                                           : position.nextOffset > log.ends[index].high;
    if (isBeyond)
        return QStringLiteral("partition %1 ends before record %2, up to which the database has "
                              "consumed it")
            .arg(partition)
            .arg(position.nextOffset);
    const bool isOther = place.before && !position.lastDigest.isNull() && !place.before->isMarker
        && eventlog::digestOf(*place.before) != position.lastDigest;
    if (!isOther) return {};
    return QStringLiteral("record %1 of partition %2 is another than the database has consumed")
        .arg(place.before->offset)
        .arg(partition);
}

}  // namespace

std::optional<PairFacts> checkPair(const BackingOptions& options, const LogFacts& log,
    const StoreFacts& store, const Clock& clock, Findings& findings)
{
    findings.lookAt(kPair);
    if (!fitsGeneration(options, store, findings)) return {};
    const bool isFresh = store.positions.isEmpty();
    if (!isFresh && options.issue != coupon::Generation::Event) {
        findings.ok(kPair, QStringLiteral("made with --issue ") + word(options.issue));
        return PairFacts{};
    }
    if (isFresh) findings.ok(kPair, QStringLiteral("nothing was decided yet"));
    if (!isFresh && !fits(log, store, findings)) return {};
    QList<Undecided> backlog;
    if (!isFresh) {
        const auto reader = openLogAlone(options, QStringLiteral("dibs-check"));
        qint64 waiting = 0;
        for (int partition = 0; partition < log.partitions; ++partition) {
            const coupon::Position& position = store.positions[partition];
            const Result<Place> place = !reader
                ? Result<Place>(reader.error())
                : readPlace(**reader, log, partition, position.nextOffset);
            if (!place) {
                doNotBelong(place.error().detail, findings);
                return {};
            }
            if (const QString why = strange(log, partition, position, *place); !why.isEmpty()) {
                doNotBelong(why, findings);
                return {};
            }
            if (log.ends.empty()) continue;
            backlog.append(undecidedAt(partition, position.nextOffset,
                log.ends[static_cast<size_t>(partition)], *place, clock.nowMs()));
            waiting += backlog.constLast().records;
        }
        findings.ok(kPair,
            log.ends.empty() ? QStringLiteral("belong together")
                             : QStringLiteral("belong together, %1 records wait").arg(waiting));
    }
    if (options.kafka && !log.settings.isEmpty())
        findings.add(retentionLine(options.kafka->topic, log.settings, backlog));
    return PairFacts{};
}

}  // namespace dibs::server
