#include "backend/coupon/service/issuance.h"

#include <algorithm>

namespace dibs::coupon {
namespace {

/// The records from `offset` on, up to the first gap: what lies behind one would be stepped over.
QList<eventlog::Record> from(qint64 offset, const QList<eventlog::Record>& records)
{
    const auto first = std::lower_bound(records.cbegin(), records.cend(), offset,
        [](const eventlog::Record& record, qint64 wanted) { return record.offset < wanted; });
    const auto gap = std::adjacent_find(
        first, records.cend(), [](const eventlog::Record& one, const eventlog::Record& next) {
            return next.offset != one.offset + 1;
        });
    return {first, gap == records.cend() ? gap : gap + 1};
}

/// The second wall: what was decided is there already, so log and database do not agree.
Result<BatchOutcome> orCorrupt(Result<BatchOutcome> batch)
{
    if (batch || batch.error().code != ErrorCode::Conflict) return batch;
    return fail(ErrorCode::Corrupt, batch.error().detail);
}

}  // namespace

Issuance::Issuance(SqlIssuanceStore& store, Ledger::HomePartition homePartition,
    QString incarnation, const Clock& clock)
    : m_store(store)
    , m_homePartition(std::move(homePartition))
    , m_incarnation(std::move(incarnation))
    , m_clock(clock)
{
}

Result<BatchOutcome> Issuance::apply(int partition, const QList<eventlog::Record>& records)
{
    // Retries reach the log seldom, and looking for them takes a tenth of a batch's time: as long
    // as none come the unique index is enough, and a batch that it refuses is decided once more.
    if (!m_repeatsCome) {
        const Result<BatchOutcome> batch
            = inTransaction([&] { return decide(partition, records, Repeats::Refused); });
        if (batch || batch.error().code != ErrorCode::Conflict) return batch;
    }
    Result<BatchOutcome> batch
        = orCorrupt(inTransaction([&] { return decide(partition, records, Repeats::LookedFor); }));
    if (batch) m_repeatsCome = !batch->repeated.empty();
    return batch;
}

Result<BatchOutcome> Issuance::applyNext(int partition, const Take& take)
{
    return orCorrupt(inTransaction([&] { return decideNext(partition, take); }));
}

Result<BatchOutcome> Issuance::inTransaction(const std::function<Result<BatchOutcome>()>& work)
{
    Result<BatchOutcome> batch = m_store.begin().andThen(work);
    if (!batch) {
        m_store.rollback();
        return batch;
    }
    if (const Result<void> committed = m_store.commit(); !committed) return committed.error();
    return batch;
}

Result<Position> Issuance::lockPosition(int partition)
{
    const Result<Position> position = m_store.position(partition);
    if (!position || position->incarnation == m_incarnation) return position;
    return fail(ErrorCode::Corrupt,
        QStringLiteral("the database has consumed another log (%1) than this one (%2)")
            .arg(position->incarnation, m_incarnation));
}

Result<BatchOutcome> Issuance::decideNext(int partition, const Take& take)
{
    const Result<Position> position = lockPosition(partition);
    if (!position) return position.error();
    Result<QList<eventlog::Record>> records = take();
    if (!records) return records.error();
    BatchOutcome batch{
        .partition = partition, .nextOffset = position->nextOffset, .decidedAtMs = m_clock.nowMs()};
    if (records->isEmpty()) return batch;
    qint64 offset = position->nextOffset;
    for (eventlog::Record& record : *records) record.offset = offset++;

    const Result<void> done
        = fold(batch, *records, Repeats::LookedFor).andThen([&] { return m_store.write(batch); });
    if (!done) return done.error();
    return batch;
}

Result<BatchOutcome> Issuance::decide(
    int partition, const QList<eventlog::Record>& records, Repeats repeats)
{
    const Result<Position> position = lockPosition(partition);
    if (!position) return position.error();
    BatchOutcome batch{
        .partition = partition, .nextOffset = position->nextOffset, .decidedAtMs = m_clock.nowMs()};
    const QList<eventlog::Record> undecided = from(position->nextOffset, records);
    // A batch that begins beyond the position would leave a hole: the caller goes back to
    // nextOffset.
    if (undecided.isEmpty() || undecided.constFirst().offset != position->nextOffset) return batch;

    const Result<void> done
        = fold(batch, undecided, repeats).andThen([&] { return m_store.write(batch); });
    if (!done) return done.error();
    return batch;
}

Result<void> Issuance::fold(
    BatchOutcome& batch, const QList<eventlog::Record>& records, Repeats repeats)
{
    std::vector<LoggedRequest> requests;
    requests.reserve(static_cast<size_t>(records.size()));
    for (const eventlog::Record& record : records) {
        if (record.isMarker) continue;
        const Result<CouponIssueEvent> event = CouponIssueEvent::fromJson(record.value);
        if (event)
            requests.push_back({record.offset, record.timestampMs, *event});
        else
            batch.deadLetters.push_back({record, event.error().detail});
    }
    batch.nextOffset = records.constLast().offset + 1;
    batch.lastDigest = eventlog::digestOf(records.constLast());

    Ledger ledger(batch.partition, m_homePartition);
    const Result<void> loaded = m_store.loadFacts(requests, ledger).andThen([&]() -> Result<void> {
        if (repeats == Repeats::Refused) return {};
        return m_store.loadDecided(requests, ledger);
    });
    if (!loaded) return loaded;
    batch.decisions.reserve(requests.size());
    for (const LoggedRequest& request : requests) {
        if (std::optional<Decision> decision = ledger.decide(request))
            batch.decisions.push_back(std::move(*decision));
        else
            batch.repeated.push_back(request.event.couponId);
    }
    return {};
}

}  // namespace dibs::coupon
