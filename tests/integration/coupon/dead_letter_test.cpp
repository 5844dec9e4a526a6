// A record that does not decode is kept, copied to where other tools look, and handled once.
#include "backend/coupon/consumer/dead_letter_publisher.h"
#include "tests/support/coupon_database.h"
#include "tests/support/fake_event_log.h"
#include "tests/support/patience.h"

#include <QTest>

using namespace dibs;
using namespace dibs::test;
using coupon::DeadLetterPublisher;
using coupon::SqlDeadLetters;
using sql::Dialect;

namespace {

const QString kPublished
    = u"SELECT record_offset, published FROM dead_letters ORDER BY record_offset"_qs;

/// Keeps dead letters and answers when the test says so.
struct DeadLetterLog final : eventlog::EventLog {
    FakeEventLog rest;
    std::vector<eventlog::NewRecord> letters;
    std::vector<Delivered> undelivered;
    int wakes = 0;

    void appendDeadLetter(eventlog::NewRecord record, Delivered delivered) override
    {
        letters.push_back(std::move(record));
        undelivered.push_back(std::move(delivered));
    }
    void deliver(eventlog::Delivery delivery)
    {
        for (const Delivered& each : std::exchange(undelivered, {})) each(delivery);
    }
    bool append(eventlog::NewRecord record, Delivered delivered) override
    {
        return rest.append(std::move(record), std::move(delivered));
    }
    Result<std::unique_ptr<eventlog::LogReader>> openReader() override { return rest.openReader(); }
    int partitionCount() const override { return 1; }
    eventlog::Watermarks watermarks(int) const override { return {}; }
    QString incarnation() const override { return rest.incarnation(); }
    void waitBeyond(std::span<const qint64>, std::chrono::milliseconds) override { }
    void wake() override { ++wakes; }
    eventlog::Assignment assignment() const override { return {1, {true}}; }
    void reportPosition(int, qint64) override { }
    Result<eventlog::Survey> survey() override { return rest.survey(); }
    bool isShared() const override { return false; }
    QString problem() const override { return {}; }
    void close() override { }
};

}  // namespace

class DeadLetterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { SqlDatabase::onEach(); }

    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (!SqlDatabase::isThere(dialect)) QSKIP(SqlDatabase::kNoServer);
        m_database = std::make_unique<CouponDatabase>(dialect);
    }
    void cleanup() { m_database.reset(); }

    void itIsPublishedAsItWasWithWhereItCameFrom()
    {
        find(0, 7);
        Publishing now(*m_database);

        now.step();

        QCOMPARE(now.log.letters.size(), 1U);
        const eventlog::NewRecord& copy = now.log.letters[0];
        QCOMPARE(copy.key, QByteArray("coupon-1"));
        QCOMPARE(copy.value, QByteArray("poison\xff"));
        const QList<eventlog::Header> expected{{"source", "x"}, {"dead-letter-partition", "0"},
            {"dead-letter-offset", "7"}, {"dead-letter-reason", "not JSON"}};
        QCOMPARE(copy.headers, expected);
    }

    void itIsMarkedOnceTheLogHasIt()
    {
        find(0, 7);
        Publishing now(*m_database);
        now.step();
        now.step();
        QCOMPARE(m_database->rows(kPublished), u"7|0"_qs);

        now.log.deliver(eventlog::Delivery::Persisted);
        QCOMPARE(now.log.wakes, 1);
        now.step();

        QCOMPARE(m_database->rows(kPublished), u"7|1"_qs);
        now.step();
        QCOMPARE(now.log.letters.size(), 1U);
    }

    void whatACrashLeftUnpublishedIsPublishedAtTheNextStart()
    {
        find(0, 7);
        {
            Publishing killed(*m_database);
            killed.step();  // and nobody ever learns what the log says
        }
        Publishing next(*m_database);
        next.step();
        next.log.deliver(eventlog::Delivery::Persisted);
        next.step();

        QCOMPARE(next.log.letters.size(), 1U);
        QCOMPARE(m_database->rows(kPublished), u"7|1"_qs);
        Publishing third(*m_database);
        third.step();
        QCOMPARE(third.log.letters.size(), 0U);
    }

    void whatTheLogDidNotTakeIsPublishedAgain_data()
    {
        QTest::addColumn<eventlog::Delivery>("delivery");
        QTest::newRow("not") << eventlog::Delivery::NotPersisted;
        QTest::newRow("perhaps") << eventlog::Delivery::PossiblyPersisted;
    }

    void whatTheLogDidNotTakeIsPublishedAgain()
    {
        QFETCH(eventlog::Delivery, delivery);
        find(0, 7);
        Publishing now(*m_database);
        now.step();
        now.log.deliver(delivery);

        EVENTUALLY((now.step(), now.log.letters.size() == 2U));

        QCOMPARE(m_database->rows(kPublished), u"7|0"_qs);
    }

    void manyGoInSteps()
    {
        for (int i = 0; i < DeadLetterPublisher::kBatchMax + 5; ++i) find(0, i);
        Publishing now(*m_database);
        now.step();
        QCOMPARE(now.log.letters.size(), size_t{DeadLetterPublisher::kBatchMax});
        now.log.deliver(eventlog::Delivery::Persisted);

        now.step();
        now.log.deliver(eventlog::Delivery::Persisted);
        now.step();

        QCOMPARE(m_database->rows(u"SELECT sum(published) FROM dead_letters"_qs),
            QString::number(DeadLetterPublisher::kBatchMax + 5));
    }

    void anothersPartitionsAreAnothers()
    {
        find(1, 7);
        Publishing now(*m_database);

        now.step();

        QCOMPARE(now.log.letters.size(), 0U);
    }

    void itIsHandledOnce()
    {
        find(0, 7);
        const auto connection = m_database->open();
        SqlDeadLetters letters(*connection);
        QCOMPARE(*letters.waiting(), 1);

        const auto handled = letters.handle(1, coupon::DeadLetterState::Discarded, {}, 5);
        const auto again = letters.handle(1, coupon::DeadLetterState::Replayed, {}, 6);
        const auto unknown = letters.handle(2, coupon::DeadLetterState::Replayed, {}, 6);

        QVERIFY(handled);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QCOMPARE(*letters.waiting(), 0);
        QCOMPARE(
            m_database->rows(u"SELECT state, handled_at FROM dead_letters"_qs), u"DISCARDED|5"_qs);
    }

    void whyItWasHandledIsKeptWithWhoSaidSo()
    {
        find(0, 7);
        find(0, 8);
        find(0, 9);
        const auto connection = m_database->open();
        SqlDeadLetters letters(*connection);
        const QString longest(coupon::kReasonMax + 1, u'밤');

        const auto said
            = letters.handle(1, coupon::DeadLetterState::Discarded, {u"console"_qs, longest}, 5);
        QVERIFY(letters.handle(2, coupon::DeadLetterState::Replayed, {u"console"_qs, {}}, 6));
        const auto again
            = letters.handle(1, coupon::DeadLetterState::Discarded, {u"api"_qs, u"late"_qs}, 7);

        QVERIFY(said && !again);
        QCOMPARE(said->note.size(), coupon::kReasonMax);
        QCOMPARE(m_database->rows(u"SELECT dead_letter_id, handled_by FROM dead_letter_notes"_qs),
            u"1|console"_qs);
        const auto page = letters.page({}, 0, 10);
        QVERIFY(page && page->size() == 3);
        QCOMPARE(page->at(0).note, longest.left(coupon::kReasonMax));
        QVERIFY(page->at(1).note.isEmpty() && page->at(2).note.isEmpty());
    }

    void aNoteThatCannotBeKeptLeavesTheLetterAsItWas()
    {
        find(0, 7);
        m_database->meddle(u"INSERT INTO dead_letter_notes VALUES (1, 'x', 'in the way')"_qs);
        const auto connection = m_database->open();
        SqlDeadLetters letters(*connection);

        QVERIFY(
            !letters.handle(1, coupon::DeadLetterState::Discarded, {u"console"_qs, u"why"_qs}, 5));

        QCOMPARE(m_database->rows(u"SELECT state FROM dead_letters"_qs), u"FOUND"_qs);
    }

private:
    struct Publishing {
        explicit Publishing(const CouponDatabase& database)
            : connection(database.open())
            , letters(*connection)
            , publisher(log)
        {
            publisher.sweep();
        }
        void step() { QVERIFY(publisher.step(letters)); }

        DeadLetterLog log;
        std::unique_ptr<sql::Connection> connection;
        SqlDeadLetters letters;
        DeadLetterPublisher publisher;
    };

    void find(int partition, qint64 offset) const
    {
        m_database->meddle(
            u"INSERT INTO dead_letters (partition_number, record_offset, record_key, payload,"
            " headers, reason, found_at) VALUES (%1, %2, x'636f75706f6e2d31', x'706f69736f6eff',"
            " x'%3', 'not JSON', 1)"_qs.arg(partition)
                .arg(offset)
                .arg(QString::fromLatin1(eventlog::encodeHeaders({{"source", "x"}}).toHex())));
    }

    std::unique_ptr<CouponDatabase> m_database;
};

QTEST_GUILESS_MAIN(DeadLetterTest)
#include "dead_letter_test.moc"
