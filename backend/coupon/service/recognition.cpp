#include "backend/coupon/service/recognition.h"

namespace dibs::coupon {

Result<void> recognise(eventlog::LogReader& reader, int partition, const Position& position)
{
    if (position.lastDigest.isNull()) return {};
    const qint64 last = position.nextOffset - 1;
    const Result<QList<eventlog::Record>> found = reader.poll(partition, last, 1);
    // What lies behind a record that cannot be read is judged when it is read.
    if (!found && found.error().code == ErrorCode::Corrupt) return {};
    if (!found) return found.error();
    const bool isGone = found->isEmpty() || found->constFirst().offset != last;
    if (isGone || eventlog::digestOf(found->constFirst()) == position.lastDigest) return {};
    return fail(ErrorCode::Corrupt,
        QStringLiteral("the log has another record at offset %1 than the one that was decided: it "
                       "was made anew")
            .arg(last));
}

}  // namespace dibs::coupon
