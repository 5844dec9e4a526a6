// What an operator asks of the console in the server's process, with everything real behind it.
#include "backend/server/server.h"
#include "tests/support/patience.h"
#include "tests/support/sql_database.h"
#include "tests/support/table_text.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;

namespace {

/// Waits for the one answer.
template <class T>
class Asked
{
public:
    Console::Answer<T> answer()
    {
        return [this](const Result<T>& result) {
            ++m_answers;
            m_result = result;
        };
    }
    const Result<T>& get()
    {
        if (!QTest::qWaitFor([this] { return m_result.has_value(); }, testing::kPatienceMs))
            m_result = fail(ErrorCode::Unavailable, QStringLiteral("no answer"));
        return *m_result;
    }
    int answers() const { return m_answers; }

private:
    std::optional<Result<T>> m_result;
    int m_answers = 0;
};

}  // namespace

class ConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory.emplace();
        m_server = start(false);
        QVERIFY(m_server);
        m_campaign = create(10);
    }
    void cleanup() { m_server.reset(); }

    void aCampaignIsMadeChangedAndEndedWithItsReasons()
    {
        Asked<void> raised, paused, closed;
        console().changeCampaign(
            m_campaign, {.totalStock = 15}, QStringLiteral("more came"), raised.answer());
        QVERIFY(raised.get());
        console().pauseCampaign(m_campaign, QStringLiteral("too fast"), paused.answer());
        QVERIFY(paused.get());
        console().closeCampaign(m_campaign, {}, closed.answer());
        QVERIFY(closed.get());

        m_server.reset();
        QCOMPARE(stored(QStringLiteral("SELECT kind, changed_by, reason FROM coupon_changes"
                                       " JOIN change_notes USING (change_id) ORDER BY change_id")),
            QStringLiteral("CREATED|console|opening night\nSTOCK_CHANGED|console|more came\n"
                           "PAUSED|console|too fast"));
    }

    void theDateOfItsCouponsIsGivenMovedAndTakenAway()
    {
        const qint64 later = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
        Asked<CouponId> made;
        console().createCampaign({.description = QStringLiteral("Dated"),
                                     .discountAmount = 1,
                                     .totalStock = 1,
                                     .expiresAtMs = later},
            {}, made.answer());
        QVERIFY(made.get());
        const auto shown = [&] {
            const auto now = console().snapshot();
            for (const CampaignSnapshot& each : now->campaigns)
                if (each.couponId == *made.get()) return each.expiresAtMs.value_or(0);
            return qint64{-1};
        };
        EVENTUALLY_EQUAL(shown(), later);

        Asked<void> moved, taken;
        console().changeCampaign(
            *made.get(), {.expiresAtMs = std::optional(later + 1)}, {}, moved.answer());
        QVERIFY(moved.get());
        EVENTUALLY_EQUAL(shown(), later + 1);
        console().changeCampaign(
            *made.get(), {.expiresAtMs = std::optional<qint64>()}, {}, taken.answer());
        QVERIFY(taken.get());
        EVENTUALLY_EQUAL(shown(), 0);
    }

    void whatTheApiRefusesIsRefusedHereInItsWords()
    {
        Asked<CouponId> made;
        console().createCampaign({.description = QStringLiteral("Half"),
                                     .discount = Discount::Percent,
                                     .discountAmount = 101,
                                     .totalStock = 1},
            {}, made.answer());

        QVERIFY(!made.get());
        QCOMPARE(made.get().error().code, ErrorCode::BadRequest);
        QVERIFY(made.get().error().detail.startsWith(u"discountAmount"));
    }

    void theFeedShowsWhatIsDecided()
    {
        for (const qint64 user : {7, 8, 9}) (void)press(user);

        EVENTUALLY_EQUAL(console().feed()->rows.size(), 3);
        const QList<FeedRow> rows = console().feed()->rows;
        QCOMPARE(users(rows), (QList<qint64>{7, 8, 9}));
        QCOMPARE(rows[2].outcome, RequestOutcome::Issued);
        QCOMPARE(rows[2].sequence, 3);
        QVERIFY(!console().feed()->isSampled());
    }

    void aCustomersRequestsAreFoundWithTheirNeighbours()
    {
        for (const qint64 user : {1, 2, 3, 4, 5}) (void)press(user);
        EVENTUALLY_EQUAL(console().feed()->rows.size(), 5);
        Asked<CustomerStory> story;

        console().findCustomer({.user = UserId{3}}, story.answer());

        QVERIFY2(story.get(), "not found");
        QCOMPARE(story.get()->requests.size(), 1);
        const RequestStory& request = story.get()->requests[0];
        QCOMPARE(request.request.outcome, RequestOutcome::Issued);
        QCOMPARE(users(request.before), (QList<qint64>{1, 2}));
        QCOMPARE(users(request.after), (QList<qint64>{4, 5}));
        QCOMPARE(request.campaign, QStringLiteral("Night"));
        QCOMPARE(story.answers(), 1);
    }

    void aRequestIsFoundByItsIdWithTheCouponItBrought()
    {
        const QString requestId = press(7);
        EVENTUALLY_EQUAL(console().feed()->rows.size(), 1);
        Asked<CustomerStory> story, stranger;

        console().findCustomer({.requestId = requestId}, story.answer());
        console().findCustomer({.requestId = QStringLiteral("nonsense")}, stranger.answer());

        QVERIFY(story.get());
        QCOMPARE(story.get()->user, std::optional(UserId{7}));
        QVERIFY(story.get()->requests[0].coupon);
        QCOMPARE(story.get()->requests[0].coupon->status, QStringLiteral("ISSUED"));
        QCOMPARE(stranger.get().error().code, ErrorCode::NotFound);
    }

    void theReportAddsUpAndProvesIt()
    {
        for (const qint64 user : {1, 2, 3, 4}) (void)press(user);
        EVENTUALLY_EQUAL(console().feed()->rows.size(), 4);
        Asked<CampaignReport> report;

        console().report(m_campaign, report.answer());

        QVERIFY2(report.get(), "no report");
        QCOMPARE(report.get()->issued, 4);
        QCOMPARE(std::accumulate(report.get()->issuedPerStep.cbegin(),
                     report.get()->issuedPerStep.cend(), qint64{0}),
            4);
        QVERIFY(report.get()->waits);
        QCOMPARE(report.get()->notVerified, QString());
        QCOMPARE(report.get()->recordsReplayed, 4);
        QCOMPARE(report.get()->differences, 0);
    }

    void reportsBeyondTheLimitAreRefusedAndEachIsAnsweredOnce()
    {
        constexpr int kAsked = 20;
        std::array<Asked<CampaignReport>, kAsked> asked;

        for (Asked<CampaignReport>& each : asked) console().report(m_campaign, each.answer());

        int refused = 0;
        for (Asked<CampaignReport>& each : asked) refused += each.get() ? 0 : 1;
        QVERIFY(refused > 0 && refused < kAsked);
        for (const Asked<CampaignReport>& each : asked) QCOMPARE(each.answers(), 1);
    }

    void neighboursAreAskedWithTheirRoundTrip()
    {
        const auto log = [this] { return console().snapshot()->neighbours.value(0); };

        EVENTUALLY(log().roundTripMs.has_value());

        QCOMPARE(log().kind, NeighbourKind::Log);
        QVERIFY(log().isWell());
        QVERIFY(log().sinceMs > 0);
        QCOMPARE(console().snapshot()->neighbours.value(1).name, QStringLiteral("SQLite"));
        // It is alone, and no neighbour of itself.
        QCOMPARE(console().snapshot()->neighbours.size(), 2);
        QCOMPARE(console().snapshot()->partitions.value(0).owner,
            QUrl(console().snapshot()->instance).authority());
    }

    void aConsoleThatOnlyLooksChangesNothing()
    {
        m_server.reset();
        m_server = start(true);
        QVERIFY(m_server);
        Asked<void> paused;

        console().pauseCampaign(m_campaign, {}, paused.answer());

        QCOMPARE(paused.get().error().code, ErrorCode::Conflict);
        QVERIFY(console().snapshot()->readOnly);
    }

private:
    Console& console() { return m_server->console(); }

    std::unique_ptr<server::Server> start(bool readOnly)
    {
        auto started = server::Server::start({.backing = {.dataDirectory = m_directory->path()},
            .port = 0,
            .httpThreads = 1,
            .users = coupon::UserPolicy::Any,
            .readOnly = readOnly});
        if (!started
            || !QTest::qWaitFor([&] { return (*started)->console().snapshot()->takenAtMs > 0; },
                testing::kPatienceMs))
            return nullptr;
        return std::move(*started);
    }

    CouponId create(qint64 stock)
    {
        Asked<CouponId> made;
        console().createCampaign(
            {.description = QStringLiteral("Night"), .discountAmount = 1'000, .totalStock = stock},
            QStringLiteral("opening night"), made.answer());
        return made.get() ? *made.get() : CouponId{};
    }

    /// The request's id.
    QString press(qint64 user)
    {
        QNetworkRequest request(QUrl(m_server->url()
            + u"/api/coupons/%1/issue?userId=%2"_qs.arg(m_campaign.value).arg(user)));
        QNetworkReply* const reply = m_client.post(request, QByteArray());
        (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, testing::kPatienceMs);
        return QJsonDocument::fromJson(reply->readAll())[u"requestId"].toString();
    }

    QString stored(const QString& select) const
    {
        return test::rows(m_directory->filePath(QStringLiteral("coupon.db")), select);
    }

    static QList<qint64> users(const QList<FeedRow>& rows)
    {
        QList<qint64> ids;
        for (const FeedRow& row : rows) ids.append(row.userId.value);
        return ids;
    }

    std::optional<QTemporaryDir> m_directory;
    std::unique_ptr<server::Server> m_server;
    QNetworkAccessManager m_client;
    CouponId m_campaign;
};

QTEST_GUILESS_MAIN(ConsoleTest)
#include "console_test.moc"
