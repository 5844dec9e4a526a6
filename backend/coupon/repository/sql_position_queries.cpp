#include "backend/coupon/repository/sql_position_queries.h"

#include "backend/common/coupon_issue_event.h"

namespace dibs::coupon {

Result<QList<qint64>> readPositions(sql::Connection& connection, int partitions)
{
    QList<qint64> positions(partitions, 0);
    sql::Statement& select = connection.prepared(QStringLiteral(
        "SELECT partition_number, next_offset FROM consumer_position WHERE topic = ?"));
    if (const Result<void> ran = select.execute(QLatin1String(kCouponIssueTopic)); !ran)
        return ran.error();
    while (select.next()) {
        const qint64 partition = select.integer(0);
        if (partition >= 0 && partition < partitions) positions[partition] = select.integer(1);
    }
    if (const Result<void> done = select.finish(); !done) return done.error();
    return positions;
}

Result<int> consumedPartitions(sql::Connection& connection)
{
    sql::Statement& select = connection.prepared(
        QStringLiteral("SELECT count(*) FROM consumer_position WHERE topic = ?"));
    if (const Result<void> ran = select.execute(QLatin1String(kCouponIssueTopic)); !ran)
        return ran.error();
    const int count = select.next() ? static_cast<int>(select.integer(0)) : 0;
    if (const Result<void> done = select.finish(); !done) return done.error();
    return count;
}

}  // namespace dibs::coupon
