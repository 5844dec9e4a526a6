#include "backend/coupon/repository/sql_decided_log.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/coupon/repository/sql_coupon_rows.h"
#include "backend/coupon/repository/sql_issuance_store.h"
#include "backend/coupon/repository/sql_issue_requests.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

eventlog::Record recordOf(const LoggedRequest& request)
{
    return {.offset = request.offset,
        .timestampMs = request.acceptedAtMs,
        .key = keyOf(request.event.couponId),
        .value = request.event.toJson(),
        .headers = {}};
}

eventlog::Record markerAt(qint64 offset)
{
    eventlog::Record marker;
    marker.offset = offset;
    marker.isMarker = true;
    return marker;
}

}  // namespace

SqlDecidedLog::SqlDecidedLog(sql::Connection& store, eventlog::LogIdentity identity)
    : m_store(store)
    , m_identity(std::move(identity))
{
}

Result<QList<eventlog::Record>> SqlDecidedLog::poll(int partition, qint64 from, int max)
{
    if (partition != m_partition)
        if (const Result<void> loaded = load(partition); !loaded) return loaded.error();
    auto next = std::ranges::lower_bound(m_records, from, {}, &eventlog::Record::offset);
    QList<eventlog::Record> records;
    for (qint64 offset = from; offset < std::min(from + max, m_end); ++offset) {
        const bool isThere = next != m_records.end() && next->offset == offset;
        records.append(isThere ? *next : markerAt(offset));
        while (next != m_records.end() && next->offset == offset) ++next;
    }
    return records;
}

Result<QHash<QByteArray, qint64>> SqlDecidedLog::countByKey(int partition, qint64)
{
    return SqlIssueRequests(m_store).waiting(partition);
}

Result<void> SqlDecidedLog::load(int partition)
{
    const Result<Position> position = readPosition(m_store, partition);
    if (!position) return position.error();
    m_records.clear();
    sql::Statement& select
        = m_store.streamed(selectOutcomes() + QStringLiteral("WHERE partition_number = ?"));
    if (Result<void> ran = select.execute(partition); !ran) return ran;
    while (select.next()) m_records.push_back(recordOf(decidedFrom(select).decision.request));
    if (Result<void> done = select.finish(); !done) return done;
    std::ranges::sort(m_records, {}, &eventlog::Record::offset);
    m_partition = partition;
    m_end = position->nextOffset;
    return {};
}

}  // namespace dibs::coupon
