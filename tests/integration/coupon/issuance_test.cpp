// From records to rows, exactly once: DESIGN.md §1, "offset compare-and-set".
#include "backend/coupon/service/issuance.h"

#include "tests/support/coupon_database.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;
using dibs::test::presses;

namespace {

const auto kOutcomes = QStringLiteral("SELECT record_offset, user_id, outcome, reason, sequence,"
                                      " user_coupon_id FROM outcomes ORDER BY record_offset");
const auto kPosition = QStringLiteral("SELECT next_offset FROM consumer_position");

constexpr CouponId kCoupon{1};

}  // namespace

class IssuanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { CouponDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!CouponDatabase::isThere(dialect)) QSKIP(CouponDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(dialect);
        m_database->addCoupon(kCoupon, 2);
        m_consumer = std::make_unique<Consumer>(*m_database);
    }
    void cleanup()
    {
        m_consumer.reset();
        m_database.reset();
    }

    void aBatchBecomesOutcomesCouponsStockAndPosition()
    {
        const auto batch = m_consumer->issuance.apply(0, presses({10, 10, 20, 30}));

        QVERIFY(batch);
        QCOMPARE(batch->nextOffset, 4);
        QCOMPARE(m_database->rows(kOutcomes),
            u"0|10|ISSUED|-|1|1\n"
            "1|10|DUPLICATE|-|-|1\n"
            "2|20|ISSUED|-|2|2049\n"
            "3|30|SOLD_OUT|-|-|-"_qs);
        QCOMPARE(m_database->rows(u"SELECT user_coupon_id, coupon_id, user_id, sequence, status,"
                                  " expires_at FROM user_coupons"_qs),
            u"1|1|10|1|ISSUED|-\n2049|1|20|2|ISSUED|-"_qs);
        QCOMPARE(m_database->rows(u"SELECT remaining, total_stock FROM coupons"_qs), u"0|2"_qs);
        QCOMPARE(m_database->rows(kPosition), u"4"_qs);
    }

    void aBatchAppliedAgainChangesNothing()
    {
        QVERIFY(m_consumer->issuance.apply(0, presses({10, 20, 30})));
        const QString before = m_database->everything();
        m_consumer->clock.advance(std::chrono::hours(1));

        const auto again = m_consumer->issuance.apply(0, presses({10, 20, 30}));

        QVERIFY(again);
        QVERIFY(again->decisions.empty());
        QCOMPARE(again->nextOffset, 3);
        QCOMPARE(m_database->everything(), before);
    }

    void ofABatchThatOverlapsOnlyTheNewRecordsAreDecided()
    {
        QVERIFY(m_consumer->issuance.apply(0, presses({10, 20})));

        const auto batch = m_consumer->issuance.apply(0, presses({10, 20, 10, 30}));

        QVERIFY(batch);
        QCOMPARE(batch->decisions.size(), 2U);
        QCOMPARE(m_database->rows(kOutcomes),
            u"0|10|ISSUED|-|1|1\n"
            "1|20|ISSUED|-|2|1025\n"
            "2|10|DUPLICATE|-|-|1\n"
            "3|30|SOLD_OUT|-|-|-"_qs);
    }

    void aBatchThatBeginsBeyondThePositionIsNotApplied()
    {
        QVERIFY(m_consumer->issuance.apply(0, presses({10})));
        const QString before = m_database->everything();

        const auto batch = m_consumer->issuance.apply(0, presses({20, 30}, 2));

        QVERIFY(batch);
        QCOMPARE(batch->nextOffset, 1);  // where to go on
        QCOMPARE(m_database->everything(), before);
    }

    void aHoleInsideABatchIsNotSteppedOver()
    {
        QList<eventlog::Record> records = presses({10, 20, 30});
        records.removeAt(1);

        const auto batch = m_consumer->issuance.apply(0, records);

        QVERIFY(batch);
        QCOMPARE(batch->nextOffset, 1);
        QCOMPARE(m_database->rows(kOutcomes), u"0|10|ISSUED|-|1|1"_qs);
    }

    void anEmptyBatchChangesNothing()
    {
        const QString before = m_database->everything();

        const auto batch = m_consumer->issuance.apply(0, {});

        QVERIFY(batch);
        QCOMPARE(batch->nextOffset, 0);
        QCOMPARE(m_database->everything(), before);
    }

    void anotherLogThanTheOneConsumedIsCorrupt()
    {
        QVERIFY(m_consumer->issuance.apply(0, presses({10})));
        const QString before = m_database->everything();

        const auto batch = Consumer(*m_database, u"log-2"_qs).issuance.apply(0, presses({20}, 1));

        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Corrupt);
        QCOMPARE(batch.error().detail,
            u"the database has consumed another log (log-1) than this one (log-2)"_qs);
        QCOMPARE(m_database->everything(), before);
    }

    void aPositionThatIsGoneIsCorrupt()
    {
        m_database->meddle(u"DELETE FROM consumer_position"_qs);

        const auto batch = m_consumer->issuance.apply(0, presses({10}));

        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Corrupt);
    }

    void recordsThatDoNotDecodeAreOneDeadLetterEachAndThePositionGoesOn()
    {
        QList<eventlog::Record> records = presses({10, 20, 30});
        records[0].value = "not JSON";
        records[1].value.clear();
        records[1].headers = {{"traceparent", "00-1"}};

        QVERIFY(m_consumer->issuance.apply(0, records));
        QVERIFY(m_consumer->issuance.apply(0, records));

        QCOMPARE(m_database->rows(u"SELECT partition_number, record_offset, record_key, payload,"
                                  " headers FROM dead_letters ORDER BY record_offset"_qs),
            u"0|0|%1|%2|-\n0|1|%1|-|%3"_qs.arg(QString::fromLatin1(QByteArray("coupon-1").toHex()),
                QString::fromLatin1(QByteArray("not JSON").toHex()),
                QString::fromLatin1(QByteArray("[[\"traceparent\",\"00-1\"]]").toHex())));
        QCOMPARE(m_database->rows(kOutcomes), u"2|30|ISSUED|-|1|2049"_qs);
        QCOMPARE(m_database->rows(kPosition), u"3"_qs);
    }

    void ofAnEventThatComesAgainTheFirstOutcomeStands()
    {
        QVERIFY(m_consumer->issuance.apply(0,
            {test::record(0, test::event(7, {10}, kCoupon)),
                test::record(1, test::event(7, {10}, kCoupon))}));

        const auto batch
            = m_consumer->issuance.apply(0, {test::record(2, test::event(7, {10}, kCoupon))});

        QVERIFY(batch);
        QCOMPARE(batch->repeated.size(), 1U);
        QCOMPARE(m_database->rows(kOutcomes), u"0|10|ISSUED|-|1|1"_qs);
        QCOMPARE(m_database->rows(kPosition), u"3"_qs);
    }

    // Refused by the index first, then looked for as long as they come, then refused again.
    void eventsThatComeAgainAmongNewOnesChangeNothingForThose()
    {
        const auto apply = [this](qint64 offset, std::initializer_list<int> events) {
            QList<eventlog::Record> records;
            for (const int event : events)
                records.append(test::record(
                    offset + records.size(), test::event(event, {event * 10}, kCoupon)));
            const auto batch = m_consumer->issuance.apply(0, records);
            return batch ? static_cast<int>(batch->repeated.size()) : -1;
        };

        QCOMPARE(apply(0, {1, 2}), 0);
        QCOMPARE(apply(2, {3, 1, 4}), 1);
        QCOMPARE(apply(5, {2, 4, 5}), 2);
        QCOMPARE(apply(8, {6}), 0);
        QCOMPARE(apply(9, {7, 3}), 1);

        QCOMPARE(
            m_database->rows(
                u"SELECT record_offset, user_id, sequence FROM outcomes ORDER BY record_offset"_qs),
            u"0|10|1\n1|20|2\n2|30|-\n4|40|-\n7|50|-\n8|60|-\n9|70|-"_qs);
        QCOMPARE(m_database->rows(kPosition), u"11"_qs);
    }

    void anOutcomeAtAPlaceThatIsNotDecidedYetIsCorrupt()
    {
        QVERIFY(m_consumer->issuance.apply(0, {test::record(0, test::event(1, {10}, kCoupon))}));
        m_database->meddle(u"UPDATE consumer_position SET next_offset = 0"_qs);
        const QString before = m_database->everything();

        const auto batch
            = m_consumer->issuance.apply(0, {test::record(0, test::event(2, {20}, kCoupon))});

        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Corrupt);
        QCOMPARE(m_database->everything(), before);
    }

    void aRequestThatCannotBeServedIsRejectedWithAReason()
    {
        m_database->addCoupon({Consumer::kStrangersFrom}, 5);

        QVERIFY(m_consumer->issuance.apply(0,
            {test::record(0, test::event(1, {10}, {77})),
                test::record(1, test::event(2, {10}, {Consumer::kStrangersFrom}))}));

        QCOMPARE(m_database->rows(kOutcomes),
            u"0|10|REJECTED|no-such-coupon|-|-\n1|10|REJECTED|wrong-partition|-|-"_qs);
    }

    void stockRaisedBetweenTwoBatchesHoldsFromItsOffsetOn()
    {
        QVERIFY(m_consumer->issuance.apply(0, presses({10, 20, 30})));

        SqlCouponCommands commands(*m_consumer->connection, Consumer::homeOf);
        QVERIFY(commands.change(kCoupon, {.totalStock = 3}, test::kNowMs));
        QVERIFY(m_consumer->issuance.apply(0, presses({40}, 3)));

        QCOMPARE(m_database->rows(u"SELECT kind, total_stock, effective_offset FROM coupon_changes"
                                  " ORDER BY change_id"_qs),
            u"CREATED|2|0\nSTOCK_CHANGED|3|3"_qs);
        QCOMPARE(m_database->rows(kOutcomes).section(u'\n', 2),
            u"2|30|SOLD_OUT|-|-|-\n3|40|ISSUED|-|3|3073"_qs);
    }

private:
    std::unique_ptr<CouponDatabase> m_database;
    std::unique_ptr<Consumer> m_consumer;
};

QTEST_GUILESS_MAIN(IssuanceTest)
#include "issuance_test.moc"
