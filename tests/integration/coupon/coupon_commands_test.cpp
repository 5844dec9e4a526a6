// What operators do to coupons, and the trail it leaves.
#include "backend/coupon/repository/sql_coupon_commands.h"

#include "tests/support/coupon_database.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::Consumer;
using dibs::test::CouponDatabase;
using dibs::test::kNowMs;

namespace {

const auto kCoupons = QStringLiteral(
    "SELECT coupon_id, total_stock, remaining, opens_at, closes_at, paused, closed FROM coupons");
const auto kTrail = QStringLiteral(
    "SELECT coupon_id, partition_number, effective_offset, kind, total_stock FROM coupon_changes"
    " ORDER BY change_id");

const auto kDates = QStringLiteral("SELECT coupon_id, expires_at, swept_to FROM coupon_expiry");

CouponPatch expiringAt(std::optional<qint64> expiresAtMs)
{
    return {.expiresAtMs = std::optional(expiresAtMs)};
}

Coupon offer(qint64 id)
{
    return {.couponId = {id}, .description = u"Night"_qs, .totalStock = 10, .opensAtMs = 100};
}

}  // namespace

class CouponCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { CouponDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(sql::Dialect, dialect);
        if (!CouponDatabase::isThere(dialect)) QSKIP(CouponDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(dialect);
        m_connection = m_database->open();
        m_commands = std::make_unique<SqlCouponCommands>(*m_connection, Consumer::homeOf);
    }
    void cleanup()
    {
        m_commands.reset();
        m_connection.reset();
        m_database.reset();
    }

    void aCouponIsCreatedUnderTheIdItAsksFor()
    {
        const Result<Coupon> created = m_commands->create(offer(7), kNowMs);

        QVERIFY(created);
        QCOMPARE(*created, offer(7));
        QCOMPARE(m_database->rows(kCoupons), u"7|10|10|100|-|0|0"_qs);
        QCOMPARE(m_database->rows(kTrail), u"7|0|0|CREATED|10"_qs);
    }

    void withoutAnIdItGetsTheNextFreeOne()
    {
        QCOMPARE(m_commands->create(offer(0), kNowMs)->couponId.value, 1);
        QVERIFY(m_commands->create(offer(7), kNowMs));

        QCOMPARE(m_commands->create(offer(0), kNowMs)->couponId.value, 8);
    }

    void aTakenIdIsAConflict()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));
        const QString before = m_database->everything();

        QCOMPARE(complaint(m_commands->create(offer(7), kNowMs)),
            u"coupon 7 exists already: leave couponId out to get a free one"_qs);
        QCOMPARE(m_database->everything(), before);
    }

    void whatAPatchDoesNotNameStays()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));

        QVERIFY(m_commands->change({7}, {.closesAtMs = std::optional<qint64>(500)}, kNowMs));
        QCOMPARE(m_database->rows(kCoupons), u"7|10|10|100|500|0|0"_qs);
        QVERIFY(m_commands->change({7}, {.totalStock = 12}, kNowMs));
        QCOMPARE(m_database->rows(kCoupons), u"7|12|12|100|500|0|0"_qs);
        QVERIFY(m_commands->change({7}, {.closesAtMs = std::optional<qint64>()}, kNowMs));
        QCOMPARE(m_database->rows(kCoupons), u"7|12|12|100|-|0|0"_qs);

        QCOMPARE(m_database->rows(kTrail),
            u"7|0|0|CREATED|10\n7|0|0|EDITED|10\n7|0|0|STOCK_CHANGED|12\n7|0|0|EDITED|12"_qs);
    }

    void stockNeverGoesBelowWhatIsIssued()
    {
        QVERIFY(m_commands->create(offer(1), kNowMs));
        QVERIFY(Consumer(*m_database).issuance.apply(0, test::presses({10, 20, 30})));
        const QString before = m_database->everything();

        QCOMPARE(complaint(m_commands->change({1}, {.totalStock = 2}, kNowMs)),
            u"3 are issued already: totalStock cannot go below that"_qs);
        QCOMPARE(m_database->everything(), before);

        QVERIFY(m_commands->change({1}, {.totalStock = 3}, kNowMs));
        QCOMPARE(m_database->rows(kCoupons), u"1|3|0|100|-|0|0"_qs);
        QCOMPARE(m_database->rows(kTrail).section(u'\n', -1), u"1|0|3|STOCK_CHANGED|3"_qs);
    }

    void aWindowMustNotCloseBeforeItOpens()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));

        QCOMPARE(
            complaint(m_commands->change({7}, {.closesAtMs = std::optional<qint64>(100)}, kNowMs)),
            u"closesAt must be later than opensAt"_qs);
    }

    void aDateIsKeptUntilItIsMovedOrTakenAway()
    {
        Coupon dated = offer(7);
        dated.expiresAtMs = kNowMs + 10;
        QCOMPARE(*m_commands->create(dated, kNowMs), dated);
        QCOMPARE(m_database->rows(kDates), u"7|%1|0"_qs.arg(kNowMs + 10));
        QVERIFY(m_commands->pause({7}, kNowMs)->expiresAtMs == kNowMs + 10);

        QVERIFY(m_commands->change({7}, expiringAt(kNowMs + 50), kNowMs));
        QCOMPARE(m_database->rows(kDates), u"7|%1|0"_qs.arg(kNowMs + 50));
        QVERIFY(m_commands->change({7}, expiringAt(std::nullopt), kNowMs));
        QCOMPARE(m_database->rows(kDates), QString());
        QVERIFY(m_commands->change({7}, expiringAt(kNowMs + 20), kNowMs)->expiresAtMs);
    }

    void aDateCannotTakeAwayWhatPeopleHaveNorBringItBack()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));

        QCOMPARE(complaint(m_commands->change({7}, expiringAt(kNowMs), kNowMs)),
            u"expiresAt must lie ahead"_qs);
        QVERIFY(m_commands->change({7}, expiringAt(kNowMs + 5), kNowMs));
        for (const std::optional<qint64> later :
            {std::optional<qint64>(kNowMs + 100), std::optional<qint64>()})
            QCOMPARE(complaint(m_commands->change({7}, expiringAt(later), kNowMs + 5)),
                u"expiresAt has passed: what has expired stays expired"_qs);
        QVERIFY(m_commands->change({7}, {.description = u"Over"_qs}, kNowMs + 5));
    }

    void aDateMustGoWithTheRest()
    {
        Coupon days = offer(8);
        days.validDays = 3;
        QVERIFY(m_commands->create(days, kNowMs));
        QVERIFY(m_commands->create(offer(7), kNowMs));
        QVERIFY(m_commands->change({7}, expiringAt(kNowMs + 5), kNowMs));

        QCOMPARE(complaint(m_commands->change({8}, expiringAt(kNowMs + 5), kNowMs)),
            u"expiresAt cannot stand beside validDays: a coupon has one of them"_qs);
        QCOMPARE(complaint(m_commands->change(
                     {7}, {.closesAtMs = std::optional<qint64>(kNowMs + 6)}, kNowMs)),
            u"expiresAt must not be earlier than closesAt"_qs);
        QCOMPARE(complaint(m_commands->change({7}, {.opensAtMs = kNowMs + 5}, kNowMs)),
            u"expiresAt must be later than opensAt"_qs);
    }

    void pauseAndResumeLeaveATrail()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));

        QVERIFY(m_commands->pause({7}, kNowMs)->paused);
        QCOMPARE(m_database->rows(kCoupons), u"7|10|10|100|-|1|0"_qs);
        QVERIFY(!m_commands->resume({7}, kNowMs)->paused);

        QCOMPARE(
            m_database->rows(kTrail), u"7|0|0|CREATED|10\n7|0|0|PAUSED|10\n7|0|0|RESUMED|10"_qs);
    }

    void whatIsClosedIsClosedForGood()
    {
        QVERIFY(m_commands->create(offer(7), kNowMs));
        QVERIFY(m_commands->close({7}, kNowMs)->closed);

        QCOMPARE(complaint(m_commands->pause({7}, kNowMs)), u"the campaign is closed for good"_qs);
        QCOMPARE(complaint(m_commands->resume({7}, kNowMs)), u"the campaign is closed for good"_qs);
        QVERIFY(m_commands->change({7}, {.description = u"Over"_qs}, kNowMs)->closed);
        QVERIFY(m_commands->close({7}, kNowMs)->closed);  // again is no error
    }

    void whatIsNotThereIsNotFound()
    {
        for (const auto& done : {m_commands->change({9}, {.totalStock = 1}, kNowMs),
                 m_commands->pause({9}, kNowMs), m_commands->close({9}, kNowMs)}) {
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::NotFound);
        }
    }

    void aChangeIsNotedOnThePartitionOfItsCoupon()
    {
        QVERIFY(m_commands->create(offer(Consumer::kStrangersFrom), kNowMs));

        QCOMPARE(m_database->rows(kTrail), u"90|1|0|CREATED|10"_qs);
    }

    void usersAreAddedBesideThoseWhoExist()
    {
        m_database->meddle(u"INSERT INTO users VALUES (2, 0)"_qs);

        QVERIFY(m_commands->addUsers(0));
        QCOMPARE(m_database->rows(u"SELECT * FROM users"_qs), u"2|0"_qs);
        QVERIFY(m_commands->addUsers(3));
        QVERIFY(m_commands->addUsers(3));

        QCOMPARE(m_database->rows(u"SELECT * FROM users ORDER BY user_id"_qs), u"1|1\n2|0\n3|1"_qs);
    }

private:
    static QString complaint(const Result<Coupon>& done)
    {
        if (done || done.error().code != ErrorCode::Conflict) return u"no conflict"_qs;
        return done.error().detail;
    }

    std::unique_ptr<CouponDatabase> m_database;
    std::unique_ptr<sql::Connection> m_connection;
    std::unique_ptr<SqlCouponCommands> m_commands;
};

QTEST_GUILESS_MAIN(CouponCommandsTest)
#include "coupon_commands_test.moc"
