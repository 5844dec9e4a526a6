#include "backend/coupon/service/verifier.h"

#include "backend/coupon/domain/words.h"

namespace dibs::coupon {
namespace {

constexpr int kRecordsPerPoll = 1'000;

/// All that a replay must reproduce, as text: what differs can be read at once.
QString told(const Decision& decision)
{
    const CouponIssueEvent& event = decision.request.event;
    return QStringLiteral("%1 %2 coupon %3 user %4 sequence %5 user coupon %6 event %7")
        .arg(word(decision.outcome), word(decision.reason))
        .arg(event.couponId.value)
        .arg(event.userId.value)
        .arg(decision.sequence)
        .arg(decision.userCouponId.value)
        .arg(event.eventId.toString(QUuid::WithoutBraces))
        .simplified();
}

bool isIssued(const Decision* decision)
{
    return decision && decision->outcome == Outcome::Issued;
}

}  // namespace

Verifier::Verifier(
    eventlog::LogReader& log, QString incarnation, int partitions, SqlAuditQueries& store)
    : m_log(log)
    , m_incarnation(std::move(incarnation))
    , m_store(store)
    , m_expected(static_cast<size_t>(partitions))
{
    m_report.partitions = partitions;
}

Result<VerifyReport> Verifier::verify(const Progress& progress)
{
    m_progress = progress;
    if (const Result<void> begun = m_store.begin(); !begun) return begun.error();
    for (int partition = 0; partition < m_report.partitions; ++partition)
        if (const Result<void> replayed = replay(partition); !replayed) return replayed.error();

    const Result<void> compared
        = m_store.eachOutcome([this](const DecidedRequest& found) { compare(found); })
              .andThen([&] {
                  return m_store.eachUserCoupon(
                      [this](const UserCoupon& found) { compare(found); });
              })
              .andThen([&] {
                  return m_store.eachDeadLetter([this](int partition, qint64 offset) {
                      compareDeadLetter(partition, offset);
                  });
              })
              .andThen([&] {
                  return m_store.eachCoupon([this](const Coupon& found) { compare(found); });
              });
    if (!compared) return compared.error();
    findMissing();
    return m_report;
}

Result<void> Verifier::replay(int partition)
{
    const Result<Position> position = m_store.position(partition);
    if (!position) return position.error();
    if (position->incarnation != m_incarnation) {
        differ(partition, 0, QStringLiteral("the database has consumed another log than this one"));
        return {};
    }
    const Result<QList<CouponChange>> changes = m_store.changes(partition);
    if (!changes) return changes.error();

    Ledger ledger(partition, [partitions = m_report.partitions](CouponId coupon) {
        return eventlog::partitionOf(keyOf(coupon), partitions);
    });
    auto nextChange = changes->cbegin();
    const auto applyChangesUpTo = [&](qint64 offset) {
        for (; nextChange != changes->cend() && nextChange->effectiveOffset <= offset; ++nextChange)
            ledger.apply(*nextChange);
    };
    Expected& expected = m_expected[static_cast<size_t>(partition)];
    qint64 next = 0;
    while (next < position->nextOffset) {
        const Result<QList<eventlog::Record>> records
            = m_log.poll(partition, next, kRecordsPerPoll);
        if (!records) return records.error();
        if (records->isEmpty()) {
            differ(partition, next,
                QStringLiteral("the log ends before the position, %1").arg(position->nextOffset));
            break;
        }
        for (const eventlog::Record& record : *records) {
            if (record.offset >= position->nextOffset) break;
            if (record.offset != next)
                differ(partition, next, QStringLiteral("records are missing from the log"));
            applyChangesUpTo(record.offset);
            fold(ledger, record, expected);
            next = record.offset + 1;
        }
        if (records->constLast().offset >= position->nextOffset) break;
    }
    applyChangesUpTo(std::numeric_limits<qint64>::max());
    expected.coupons = ledger.coupons();

    const auto behind = m_log.countByKey(partition, position->nextOffset);
    if (!behind) return behind.error();
    for (const qint64 count : *behind) m_report.undecided += count;
    return {};
}

void Verifier::fold(Ledger& ledger, const eventlog::Record& record, Expected& expected)
{
    const auto size = static_cast<size_t>(record.offset) + 1;
    expected.decisions.resize(size);
    expected.seenOutcomes.resize(size);
    expected.seenUserCoupons.resize(size);
    expected.deadLetters.resize(size);
    ++m_report.records;
    step();

    if (record.isMarker) return;
    const Result<CouponIssueEvent> event = CouponIssueEvent::fromJson(record.value);
    if (!event) {
        expected.deadLetters[size - 1] = true;
        ++m_report.deadLetters;
        return;
    }
    std::optional<Decision> decision = ledger.decide({record.offset, record.timestampMs, *event});
    if (!decision) {
        ++m_report.repeated;
        return;
    }
    count(*decision);
    expected.decisions[size - 1] = std::move(decision);
}

void Verifier::compare(const DecidedRequest& found)
{
    step();
    const Decision& decision = found.decision;
    const Decision* expected = expectedAt(decision.partition, decision.request.offset);
    if (!expected)
        return differ(decision.partition, decision.request.offset,
            QStringLiteral("the database has an outcome that no record explains: ")
                + told(decision));
    Expected& partition = m_expected[static_cast<size_t>(decision.partition)];
    partition.seenOutcomes[static_cast<size_t>(decision.request.offset)] = true;
    if (told(*expected) != told(decision))
        differ(decision.partition, decision.request.offset,
            QStringLiteral("the log says %1; the database says %2")
                .arg(told(*expected), told(decision)));
}

void Verifier::compare(const UserCoupon& found)
{
    step();
    const qint64 place = found.userCouponId.value - 1;
    const auto partition = static_cast<int>(place % kPartitionsMax);
    const qint64 offset = place / kPartitionsMax;
    const Decision* expected = expectedAt(partition, offset);
    if (!isIssued(expected))
        return differ(partition, offset,
            QStringLiteral("user %1 has coupon %2 that no record gave")
                .arg(found.userId.value)
                .arg(found.couponId.value));
    m_expected[static_cast<size_t>(partition)].seenUserCoupons[static_cast<size_t>(offset)] = true;
    const CouponIssueEvent& event = expected->request.event;
    if (event.couponId != found.couponId || event.userId != found.userId
        || expected->sequence != found.sequence || expected->expiresAtMs != found.expiresAtMs)
        differ(partition, offset,
            QStringLiteral("the log says %1; user coupon %2 says coupon %3 user %4 sequence %5")
                .arg(told(*expected))
                .arg(found.userCouponId.value)
                .arg(found.couponId.value)
                .arg(found.userId.value)
                .arg(found.sequence));
}

void Verifier::compare(const Coupon& found)
{
    const int home = eventlog::partitionOf(keyOf(found.couponId), m_report.partitions);
    const auto& coupons = m_expected[static_cast<size_t>(home)].coupons;
    const auto line = coupons.constFind(found.couponId);
    const bool same = line != coupons.constEnd() && line->totalStock == found.totalStock
        && line->issued == found.issued;
    if (same) return;
    differ(home, -1,
        QStringLiteral("coupon %1: the log leaves %2 issued of %3; the database says %4 of %5")
            .arg(found.couponId.value)
            .arg(line == coupons.constEnd() ? -1 : line->issued)
            .arg(line == coupons.constEnd() ? -1 : line->totalStock)
            .arg(found.issued)
            .arg(found.totalStock));
}

void Verifier::compareDeadLetter(int partition, qint64 offset)
{
    const bool known = partition >= 0 && partition < m_report.partitions && offset >= 0
        && static_cast<size_t>(offset)
            < m_expected[static_cast<size_t>(partition)].deadLetters.size();
    if (known) {
        auto&& expected
            = m_expected[static_cast<size_t>(partition)].deadLetters[static_cast<size_t>(offset)];
        if (expected) {
            expected = false;  // found; what is left over is missing
            return;
        }
    }
    differ(
        partition, offset, QStringLiteral("a dead letter whose record decodes, or is not there"));
}

void Verifier::findMissing()
{
    for (int number = 0; number < m_report.partitions; ++number) {
        const Expected& partition = m_expected[static_cast<size_t>(number)];
        for (size_t i = 0; i < partition.decisions.size(); ++i) {
            const Decision* decision = expectedAt(number, static_cast<qint64>(i));
            if (decision && !partition.seenOutcomes[i])
                differ(number, static_cast<qint64>(i),
                    QStringLiteral("the database has no outcome; the log says ") + told(*decision));
            if (isIssued(decision) && !partition.seenUserCoupons[i])
                differ(number, static_cast<qint64>(i),
                    QStringLiteral("the user coupon is missing; the log says ") + told(*decision));
            if (partition.deadLetters[i])
                differ(number, static_cast<qint64>(i),
                    QStringLiteral("the record does not decode and there is no dead letter"));
        }
    }
}

const Decision* Verifier::expectedAt(int partition, qint64 offset) const
{
    if (partition < 0 || partition >= m_report.partitions || offset < 0) return nullptr;
    const auto& decisions = m_expected[static_cast<size_t>(partition)].decisions;
    if (static_cast<size_t>(offset) >= decisions.size()) return nullptr;
    const std::optional<Decision>& decision = decisions[static_cast<size_t>(offset)];
    return decision ? &*decision : nullptr;
}

void Verifier::count(const Decision& decision)
{
    switch (decision.outcome) {
    case Outcome::Issued: ++m_report.issued; break;
    case Outcome::SoldOut: ++m_report.soldOut; break;
    case Outcome::Duplicate: ++m_report.duplicate; break;
    case Outcome::Rejected: ++m_report.rejected; break;
    }
}

void Verifier::differ(int partition, qint64 offset, const QString& what)
{
    if (++m_report.differenceCount > VerifyReport::kDifferencesMax) return;
    const QString place = offset < 0 ? QStringLiteral("p%1").arg(partition)
                                     : QStringLiteral("p%1@%2").arg(partition).arg(offset);
    m_report.differences.append(place + QStringLiteral(": ") + what);
}

void Verifier::step()
{
    if (++m_done % kProgressStep == 0 && m_progress) m_progress(m_done);
}

}  // namespace dibs::coupon
