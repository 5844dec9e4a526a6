#include "backend/server/report_desk.h"

#include "backend/common/histogram.h"
#include "backend/common/thread_name.h"
#include "backend/coupon/domain/words.h"
#include "backend/coupon/service/verifier.h"
#include "backend/server/audit.h"

#include <QMap>

namespace dibs::server {
namespace {

using console::CampaignReport;
using namespace std::chrono;

/// Ends the replay when the server stops.
class EndingReader final : public eventlog::LogReader
{
public:
    EndingReader(eventlog::LogReader& log, const std::atomic<bool>& ends)
        : m_log(log)
        , m_ends(ends)
    {
    }
    Result<QList<eventlog::Record>> poll(int partition, qint64 from, int max) override
    {
        if (m_ends) return fail(ErrorCode::Unavailable, QStringLiteral("the server stops"));
        return m_log.poll(partition, from, max);
    }
    Result<QHash<QByteArray, qint64>> countByKey(int partition, qint64 from) override
    {
        return m_log.countByKey(partition, from);
    }
    Result<eventlog::LogIdentity> identity() override { return m_log.identity(); }

private:
    eventlog::LogReader& m_log;
    const std::atomic<bool>& m_ends;
};

/// What one pass over a campaign's outcomes adds up to.
class Sums
{
public:
    Sums(CampaignReport& report, qint64 firstAcceptedMs, qint64 lastDecidedMs)
        : m_report(report)
        , m_firstMs(firstAcceptedMs)
    {
        const qint64 seconds = (lastDecidedMs - firstAcceptedMs) / 1'000 + 1;
        report.secondsPerStep
            = (seconds + CampaignReport::kStepsMax - 1) / CampaignReport::kStepsMax;
        report.issuedPerStep.resize((seconds + report.secondsPerStep - 1) / report.secondsPerStep);
    }

    void add(const coupon::DecidedRequest& decided)
    {
        const coupon::Decision& decision = decided.decision;
        m_waits.record(
            milliseconds(std::max<qint64>(0, decided.decidedAtMs - decision.request.acceptedAtMs)));
        switch (decision.outcome) {
        case coupon::Outcome::Issued:
            ++m_report.issued;
            countIssued(decided.decidedAtMs);
            break;
        case coupon::Outcome::SoldOut: ++m_report.soldOut; break;
        case coupon::Outcome::Duplicate: ++m_report.duplicate; break;
        case coupon::Outcome::Rejected: ++m_rejected[word(decision.reason)]; break;
        }
    }

    void finish()
    {
        for (const auto& [reason, count] : m_rejected.asKeyValueRange())
            m_report.rejected.append({reason, count});
        if (m_waits.count() == 0) return;
        const auto ms = [](microseconds wait) { return duration_cast<milliseconds>(wait).count(); };
        m_report.waits = {ms(m_waits.quantile(0.5)), ms(m_waits.quantile(0.95)),
            ms(m_waits.quantile(0.99)), ms(m_waits.max())};
    }

private:
    void countIssued(qint64 decidedAtMs)
    {
        const qint64 step = (decidedAtMs - m_firstMs) / 1'000 / m_report.secondsPerStep;
        // Decided since the span was asked for, or by a clock that differs: in the nearest step.
        const qsizetype last = m_report.issuedPerStep.size() - 1;
        ++m_report.issuedPerStep[std::clamp<qsizetype>(step, 0, last)];
    }

    CampaignReport& m_report;
    const qint64 m_firstMs;
    Histogram m_waits;
    QMap<QString, qint64> m_rejected;
};

}  // namespace

ReportDesk::ReportDesk(BackingOptions backing, const Clock& clock)
    : m_backing(std::move(backing))
    , m_clock(clock)
    , m_thread([this] { run(); })
{
}

ReportDesk::~ReportDesk()
{
    stop();
}

void ReportDesk::stop()
{
    m_stopping = true;
    {
        const std::lock_guard lock(m_mutex);
        m_wishes.clear();
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void ReportDesk::make(CouponId campaign, const Answer& answer)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping && m_wishes.size() < kWaitingMax) {
            m_wishes.push_back({campaign, answer});
            m_changed.notify_all();
            return;
        }
    }
    answer(fail(ErrorCode::Unavailable,
        QStringLiteral("other reports are being made: ask again in a minute")));
}

void ReportDesk::run()
{
    nameThisThread("report");
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_wishes.empty(); });
        if (m_stopping) return;
        // Stays in the queue while it is made, so that it counts.
        const Wish wish = m_wishes.front();
        lock.unlock();
        const Result<CampaignReport> made = report(wish.campaign);
        lock.lock();
        if (!m_wishes.empty()) m_wishes.pop_front();
        lock.unlock();
        wish.answer(made);
    }
}

Result<CampaignReport> ReportDesk::report(CouponId campaign) const
{
    const auto store = Store::of(m_backing).open(sql::Connection::Access::ReadOnly);
    if (!store) return store.error();
    // One moment for all figures, also while others decide.
    if (const Result<void> begun = (*store)->beginSnapshot(); !begun) return begun.error();
    coupon::SqlCouponQueries queries(**store);
    const Result<coupon::Coupon> found = queries.coupon(campaign);
    if (!found) return found.error();
    const auto span = queries.console().spanOf(campaign);
    if (!span) return span.error();
    CampaignReport report{.couponId = campaign,
        .description = found->description,
        .madeAtMs = m_clock.nowMs(),
        .totalStock = found->totalStock,
        .firstAcceptedMs = span->firstAcceptedMs,
        .lastDecidedMs = span->lastDecidedMs};
    if (span->firstAcceptedMs) {
        Sums sums(
            report, *span->firstAcceptedMs, std::max(*span->firstAcceptedMs, *span->lastDecidedMs));
        const Result<void> added = queries.console().eachOutcomeOf(
            campaign, [&](const coupon::DecidedRequest& decided) { sums.add(decided); });
        if (!added) return added.error();
        sums.finish();
    }
    // Figures without a proof are worth having, when they say so.
    if (const Result<void> verified = verify(report); !verified)
        report.notVerified = verified.error().detail;
    return report;
}

Result<void> ReportDesk::verify(CampaignReport& report) const
{
    const Result<Audit> audit = Audit::open(m_backing);
    if (!audit) return audit.error();
    if (audit->generation != coupon::Generation::Event)
        return fail(ErrorCode::Conflict,
            QStringLiteral("--issue %1 keeps no log that could be replayed: dibs verify says what "
                           "the tables prove alone")
                .arg(word(audit->generation)));
    EndingReader log(*audit->log, m_stopping);
    coupon::SqlAuditQueries queries(*audit->store);
    const Result<coupon::VerifyReport> verified
        = coupon::Verifier(log, audit->identity.incarnation, audit->identity.partitions, queries)
              .verify({});
    if (!verified) return verified.error();
    report.recordsReplayed = verified->records;
    report.differences = verified->differenceCount;
    report.firstDifferences = verified->differences;
    return {};
}

}  // namespace dibs::server
