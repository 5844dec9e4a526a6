// However the log is cut into batches and however many decide it at once: the tables are the same.
#include "backend/coupon/service/issuance.h"

#include "tests/support/coupon_database.h"

#include <QTest>

#include <random>
#include <thread>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;

namespace {

constexpr int kRecords = 3'000;

/// Three campaigns and one that is none, users and events that come again, and some garbage.
QList<eventlog::Record> wildNight()
{
    std::mt19937 random(1);
    const auto below
        = [&](qint64 end) { return std::uniform_int_distribution<qint64>(0, end - 1)(random); };
    QList<eventlog::Record> records;
    for (qint64 offset = 0; offset < kRecords; ++offset) {
        records.append(test::record(
            offset, test::event(1 + below(kRecords), {1 + below(400)}, {1 + below(4)})));
        if (below(50) == 0) records.last().value = "garbage";
    }
    return records;
}

/// Three campaigns with too little for everybody.
class Database : public CouponDatabase
{
public:
    explicit Database(sql::Dialect dialect)
        : CouponDatabase(dialect)
    {
        for (const qint64 coupon : {1, 2, 3}) addCoupon({coupon}, 100 * coupon);
    }
};

/// What one consumer decided, as offsets.
using Decided = std::vector<qint64>;

/// Hands the log to a consumer in batches of random sizes, as often as it takes.
Decided consume(const Database& database, const QList<eventlog::Record>& log, quint32 seed)
{
    Consumer consumer(database);
    std::mt19937 random(seed);
    Decided decided;
    qint64 position = 0;
    while (position < log.size()) {
        const qint64 size = std::uniform_int_distribution<qint64>(1, 150)(random);
        const auto batch = consumer.issuance.apply(0, log.mid(position, size));
        if (!batch && batch.error().code == ErrorCode::Unavailable) continue;
        if (!batch) qFatal("%s", qUtf8Printable(batch.error().detail));
        for (const Decision& decision : batch->decisions)
            decided.push_back(decision.request.offset);
        position = batch->nextOffset;
    }
    return decided;
}

}  // namespace

class IssuanceRaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { CouponDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!CouponDatabase::isThere(dialect)) QSKIP(CouponDatabase::kNoServer);
        m_dialect = dialect;
        const Database single(dialect);
        QVERIFY(Consumer(single).issuance.apply(0, m_log));
        m_inOneBatch = single.everything();
    }

    void howTheLogIsCutIntoBatchesChangesNothing()
    {
        const Database database(m_dialect);

        consume(database, m_log, 7);

        QCOMPARE(database.everything(), m_inOneBatch);
    }

    void twoConsumersOnOnePartitionDecideAsOne()
    {
        for (quint32 round = 0; round < 3; ++round) {
            const Database database(m_dialect);
            Decided one;
            Decided other;
            {
                const std::jthread thread([&] { one = consume(database, m_log, 10 + round); });
                other = consume(database, m_log, 20 + round);
            }

            QCOMPARE(database.everything(), m_inOneBatch);
            Decided all = one;
            all.insert(all.end(), other.begin(), other.end());
            std::ranges::sort(all);
            QVERIFY(std::ranges::adjacent_find(all) == all.end());  // nothing decided twice
            QCOMPARE(
                QString::number(all.size()), database.rows(u"SELECT count(*) FROM outcomes"_qs));
        }
    }

    void aConsumerThatWakesUpLateAppliesNothing()
    {
        const Database database(m_dialect);
        Consumer late(database);
        QVERIFY(late.issuance.apply(0, m_log.first(100)));
        consume(database, m_log, 7);

        const auto batch = late.issuance.apply(0, m_log.sliced(100, 100));

        QVERIFY(batch);
        QVERIFY(batch->decisions.empty());
        QCOMPARE(batch->nextOffset, kRecords);
        QCOMPARE(database.everything(), m_inOneBatch);
    }

private:
    const QList<eventlog::Record> m_log = wildNight();
    sql::Dialect m_dialect = sql::Dialect::Sqlite;
    QString m_inOneBatch;  // everything, after the whole log in one batch
};

QTEST_GUILESS_MAIN(IssuanceRaceTest)
#include "issuance_race_test.moc"
