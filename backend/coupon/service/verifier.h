// Replays the log and holds the database against it: the proof that anyone can run.
#pragma once

#include "backend/coupon/domain/ledger.h"
#include "backend/coupon/repository/sql_audit_queries.h"
#include "backend/eventlog/event_log.h"

#include <QStringList>

namespace dibs::coupon {

struct VerifyReport {
    int partitions = 0;
    qint64 records = 0;  // folded: those below the positions
    qint64 undecided = 0;  // in the log behind them
    qint64 issued = 0;
    qint64 soldOut = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    qint64 repeated = 0;  // records whose event was decided before
    qint64 deadLetters = 0;
    qint64 differenceCount = 0;
    QStringList differences;  // the first kDifferencesMax, in words

    static constexpr int kDifferencesMax = 20;
    bool holds() const { return differenceCount == 0; }
};

/// On one thread, with connections of its own. Reads the whole log: some 200 bytes of memory a
/// record.
class Verifier
{
public:
    using Progress = std::function<void(qint64 done)>;

    Verifier(eventlog::LogReader& log, QString incarnation, int partitions, SqlAuditQueries& store);

    /// `progress` is told the number of records and rows done, each kProgressStep.
    Result<VerifyReport> verify(const Progress& progress);
    static constexpr qint64 kProgressStep = 10'000;

private:
    struct Expected {
        std::vector<std::optional<Decision>>
            decisions;  // by offset; none: repeated or a dead letter
        std::vector<bool> seenOutcomes;
        std::vector<bool> seenUserCoupons;
        std::vector<bool> deadLetters;
        QHash<CouponId, StockLine> coupons;
    };

    Result<void> replay(int partition);
    void fold(Ledger& ledger, const eventlog::Record& record, Expected& expected);
    void compare(const DecidedRequest& found);
    void compare(const UserCoupon& found);
    void compare(const Coupon& found);
    void compareDeadLetter(int partition, qint64 offset);
    void findMissing();
    const Decision* expectedAt(int partition, qint64 offset) const;
    void count(const Decision& decision);
    void differ(int partition, qint64 offset, const QString& what);
    void step();

    eventlog::LogReader& m_log;
    const QString m_incarnation;
    SqlAuditQueries& m_store;
    std::vector<Expected> m_expected;  // by partition
    VerifyReport m_report;
    Progress m_progress;
    qint64 m_done = 0;
};

}  // namespace dibs::coupon
