// A console elsewhere against a real server: the same values, and back by itself after each fault.
#include "backend/console/console_json.h"
#include "backend/console/remote_console.h"
#include "backend/server/metrics_text.h"
#include "backend/server/server.h"
#include "tests/support/patience.h"
#include "tests/support/tcp_proxy.h"

#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace std::chrono_literals;

namespace {

constexpr RemoteStream::Times kHasty{
    .slowAfter = 1'200ms, .goneAfter = 2'500ms, .retryFirst = 50ms, .retryLast = 200ms};

std::unique_ptr<server::Server> serverOn(const QString& directory, quint16 port)
{
    auto started = server::Server::start({.backing = {.dataDirectory = directory},
        .port = port,
        .httpThreads = 1,
        .users = coupon::UserPolicy::Any,
        .environment = QStringLiteral("production")});
    if (!started) return nullptr;
    return std::move(*started);
}

quint16 portOf(const server::Server& server)
{
    return static_cast<quint16>(QUrl(server.url()).port());
}

QUrl at(quint16 port)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

}  // namespace

class RemoteConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory.emplace();
        m_server = serverOn(m_directory->path(), 0);
        QVERIFY(m_server);
        m_proxy.emplace(portOf(*m_server));
        m_remote.emplace(RemoteConsole::Options{at(m_proxy->port()), false, kHasty}, m_clock);
        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Live);
        EVENTUALLY(m_remote->snapshot()->takenAtMs > 0);  // a server that just started has none yet
    }
    void cleanup()
    {
        m_remote.reset();
        m_proxy.reset();
        m_server.reset();
    }

    void itShowsWhatTheServerShowsValueForValue()
    {
        std::optional<Result<CouponId>> made;
        m_remote->createCampaign({.description = QStringLiteral("밤 \"Night\""),
                                     .discountAmount = 1'000,
                                     .totalStock = 10},
            QStringLiteral("opening"), [&](const auto& result) { made = result; });
        EVENTUALLY(made.has_value());
        QVERIFY(*made);
        for (int user = 1; user <= 3; ++user) press(**made, user);

        // Only moments at which both have the same snapshot can be compared.
        Snapshot here;
        EVENTUALLY((here = local(), here.takenAtMs == m_remote->snapshot()->takenAtMs)
            && here.totals.issued == 3);
        const Snapshot there = *m_remote->snapshot();
        QVERIFY(there == here);
        QCOMPARE(server::metricsText(there), server::metricsText(here));
        const Result<Snapshot> decoded = snapshotFrom(toJson(here));
        QVERIFY(decoded && *decoded == here);
        EVENTUALLY_EQUAL(m_remote->feed()->rows.size(), 3);
        QVERIFY(m_remote->feed()->rows == m_server->console().feed()->rows);
        QCOMPARE(there.environment, QStringLiteral("production"));
    }

    void questionsAndCommandsAreAnsweredByTheServer()
    {
        std::optional<Result<CouponId>> made;
        m_remote->createCampaign(
            {.description = QStringLiteral("Night"), .discountAmount = 1, .totalStock = 10}, {},
            [&](const auto& result) { made = result; });
        EVENTUALLY(made && *made);
        const QString requestId = press(**made, 7);
        std::optional<Result<CustomerStory>> story;
        std::optional<Result<CampaignReport>> report;
        std::optional<Result<DeadLetterPage>> letters;
        std::optional<Result<void>> stranger;
        EVENTUALLY_EQUAL(local().totals.issued, 1);

        m_remote->findCustomer({.requestId = requestId}, [&](const auto& it) { story = it; });
        m_remote->report(**made, [&](const auto& it) { report = it; });
        m_remote->deadLetters(LetterState::Found, 0, [&](const auto& it) { letters = it; });
        m_remote->pauseCampaign({99}, {}, [&](const auto& it) { stranger = it; });

        EVENTUALLY(story && report && letters && stranger);
        QVERIFY(*story && (*story)->requests[0].request.sequence == 1);
        QVERIFY(*report && (*report)->issued == 1 && (*report)->notVerified.isEmpty());
        QVERIFY(*letters && (*letters)->letters.isEmpty());
        QCOMPARE(stranger->error().code, ErrorCode::NotFound);
        QVERIFY(stranger->error().detail.contains(u"99"));
    }

    void aNetworkThatSwallowsPacketsIsNoticedAndOutlived()
    {
        const qint64 known = m_remote->snapshot()->takenAtMs;

        m_proxy->stopReading(testing::TcpProxy::Answers);

        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Slow);
        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Gone);
        QVERIFY(m_remote->link().sinceMs > 0);
        QVERIFY(m_remote->snapshot()->takenAtMs >= known);
        m_proxy->heal();
        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Live);
    }

    void aCutConnectionComesBackAndTheFeedGoesOnWithoutAGap()
    {
        std::optional<Result<CouponId>> made;
        m_remote->createCampaign(
            {.description = QStringLiteral("Night"), .discountAmount = 1, .totalStock = 10}, {},
            [&](const auto& result) { made = result; });
        EVENTUALLY(made && *made);
        press(**made, 1);
        EVENTUALLY_EQUAL(m_remote->feed()->rows.size(), 1);

        m_proxy->cut();
        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Gone);
        press(**made, 2);
        m_proxy->heal();

        EVENTUALLY_EQUAL(m_remote->feed()->rows.size(), 2);
        QVERIFY(m_remote->feed()->rows == m_server->console().feed()->rows);
    }

    void aServerThatStartsAgainIsShownAgainAndWhatWasKnownStaysUntilThen()
    {
        const quint16 port = portOf(*m_server);
        m_server.reset();
        EVENTUALLY_EQUAL(m_remote->link().state, LinkState::Gone);
        const qint64 known = m_remote->snapshot()->takenAtMs;
        QVERIFY(known > 0);

        m_server = serverOn(m_directory->path(), port);

        QVERIFY(m_server);
        EVENTUALLY(
            m_remote->link().state == LinkState::Live && m_remote->snapshot()->takenAtMs > known);
    }

    void aClockThatIsOffIsSaid()
    {
        ManualClock longAgo;
        const RemoteConsole other({at(portOf(*m_server)), false, kHasty}, longAgo);

        EVENTUALLY_EQUAL(other.link().state, LinkState::Live);

        EVENTUALLY(std::abs(other.link().clockAheadMs) > kClockOffFromMs);
        QCOMPARE(m_remote->link().clockAheadMs, 0);
    }

    void oneThatOnlyLooksAsksForNoChange()
    {
        RemoteConsole looking({at(portOf(*m_server)), true, kHasty}, m_clock);
        EVENTUALLY_EQUAL(looking.link().state, LinkState::Live);
        std::optional<Result<void>> paused;

        looking.pauseCampaign({1}, {}, [&](const auto& it) { paused = it; });

        EVENTUALLY(paused.has_value());
        QCOMPARE(paused->error().code, ErrorCode::Conflict);
        QVERIFY(looking.snapshot()->readOnly);
    }

private:
    Snapshot local() const { return *m_server->console().snapshot(); }

    QString press(CouponId campaign, qint64 user)
    {
        const QNetworkRequest request(QUrl(
            m_server->url() + u"/api/coupons/%1/issue?userId=%2"_qs.arg(campaign.value).arg(user)));
        QNetworkReply* const reply = m_client.post(request, QByteArray());
        (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, testing::kPatienceMs);
        return QJsonDocument::fromJson(reply->readAll())[u"requestId"].toString();
    }

    const SystemClock m_clock;
    std::optional<QTemporaryDir> m_directory;
    std::unique_ptr<server::Server> m_server;
    std::optional<testing::TcpProxy> m_proxy;
    std::optional<RemoteConsole> m_remote;
    QNetworkAccessManager m_client;
};

QTEST_GUILESS_MAIN(RemoteConsoleTest)
#include "remote_console_test.moc"
