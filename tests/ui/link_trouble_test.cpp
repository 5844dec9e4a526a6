// A window on a server that it does not understand: of another version, or none of ours at all.
#include "backend/console/figures.h"
#include "backend/console/remote_console.h"
#include "tests/support/fake_stream_server.h"
#include "tests/ui/desk.h"

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

/// Silence is no trouble here: this server says each thing once.
constexpr RemoteStream::Times kPatient{
    .slowAfter = 5min, .goneAfter = 10min, .retryFirst = 10ms, .retryLast = 20ms};

Snapshot nightAt(qint64 secondsLater)
{
    Snapshot snapshot = openingNight();
    snapshot.version = QStringLiteral(DIBS_VERSION);
    snapshot.takenAtMs += secondsLater * 1'000;
    return snapshot;
}

/// What a Dibs of next year may say: a member is gone, others came.
QByteArray ofAnotherVersion()
{
    QJsonObject object = QJsonDocument::fromJson(toJson(nightAt(1))).object();
    object[QStringLiteral("version")] = QStringLiteral("9.9.9");
    object[QStringLiteral("offers")] = object.take(QStringLiteral("campaigns"));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A window that has seen a good night.
struct Far {
    Far()
    {
        server.stream(nightAt(0));
        console.emplace(RemoteConsole::Options{server.url(), false, kPatient}, clock);
        settings.setValue(QStringLiteral("view/language"), 1);
        window = std::make_unique<MainWindow>(MainWindow::Given{*console, clock, settings});
        window->findChild<SnapshotSource*>()->findChild<QTimer*>()->setInterval(5ms);
        window->show();
        EVENTUALLY_EQUAL(text("campaignName"), QStringLiteral("Opening night"));
    }

    QString text(const char* name) const
    {
        return window->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    QString banner() const
    {
        const auto* found = window->findChild<Banner*>();
        QStringList words;
        if (!found->isVisible()) return {};
        for (const QLabel* each : found->findChildren<QLabel*>())
            if (each->isVisible()) words += each->text();
        return words.join(u'\n');
    }
    QString bannerStatus() const
    {
        return window->findChild<Banner*>()->findChild<StatusLabel*>()->status().word;
    }
    const Status& freshness() const { return window->findChild<FreshnessBadge*>()->status(); }

    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    ManualClock clock{kSampleTakenAtMs + 400};
    FakeStreamServer server;
    std::optional<RemoteConsole> console;
    std::unique_ptr<MainWindow> window;
};

}  // namespace

class LinkTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aServerOfAnotherVersionIsNamedAndWhatIsKnownStaysAndIsCalledOld()
    {
        Far far;
        far.clock.advance(1s);

        far.server.stream(FakeStreamServer::snapshotEvent(ofAnotherVersion()));

        EVENTUALLY_EQUAL(far.console->link().state, LinkState::OtherVersion);
        EVENTUALLY_EQUAL(far.bannerStatus(), QStringLiteral("other version"));
        QVERIFY2(far.banner().contains(QStringLiteral("it is version 9.9.9, and this is version ")
                     + QStringLiteral(DIBS_VERSION)),
            qPrintable(far.banner()));
        QVERIFY(far.banner().contains(QStringLiteral("has not been understood for 0.0 s")));
        QCOMPARE(far.text("remaining"), QStringLiteral("3,120"));

        far.clock.advance(20s);
        EVENTUALLY_EQUAL(far.freshness().word, QStringLiteral("frozen: 21 s ago"));
        QCOMPARE(far.text("remaining"), QStringLiteral("3,120"));
        // It tried again meanwhile, and knows since when.
        QVERIFY2(far.banner().contains(QStringLiteral("has not been understood for 20 s")),
            qPrintable(far.banner()));
    }

    void whyIsSaidInTheWindowsLanguage()
    {
        Far far;
        far.server.stream(FakeStreamServer::snapshotEvent(ofAnotherVersion()));
        EVENTUALLY_EQUAL(far.bannerStatus(), QStringLiteral("other version"));

        far.window->findChild<WindowActions*>()
            ->languages.actions()
            .at(int(LanguageChoice::Korean))
            ->trigger();

        EVENTUALLY_EQUAL(far.bannerStatus(), QStringLiteral("버전 다름"));
        QVERIFY2(far.banner().contains(QStringLiteral("서버는 버전 9.9.9, 이 창은 버전 ")
                     + QStringLiteral(DIBS_VERSION)),
            qPrintable(far.banner()));
        far.server.answer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        EVENTUALLY(far.banner().contains(QStringLiteral("응답 코드 403")));
    }

    void itComesBackByItself()
    {
        Far far;
        far.server.stream(FakeStreamServer::snapshotEvent(ofAnotherVersion()));
        EVENTUALLY_EQUAL(far.console->link().state, LinkState::OtherVersion);
        const int asked = far.server.asked();
        EVENTUALLY(far.server.asked() > asked + 2);
        Snapshot mended = nightAt(30);
        mended.campaigns[0].remaining = 2'000;
        far.clock.advance(30s);

        far.server.stream(mended);

        EVENTUALLY_EQUAL(far.text("remaining"), QStringLiteral("2,000"));
        EVENTUALLY_EQUAL(far.banner(), QString());
        QCOMPARE(far.freshness().word, QStringLiteral("0.4 s ago"));
        QCOMPARE(far.console->link().state, LinkState::Live);
    }

    void whatNoDibsSaysIsNamedAndOutlived_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("said");
        const auto events = [](const QByteArray& json) {
            return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                + FakeStreamServer::snapshotEvent(json);
        };
        const QByteArray good = toJson(nightAt(1));
        const auto cannotBeRead = QStringLiteral("its snapshot cannot be read: ");
        QTest::newRow("no JSON") << events("hello") << cannotBeRead;
        QTest::newRow("torn") << events(good.chopped(40)) << cannotBeRead;
        QTest::newRow("a list") << events("[1,2]") << cannotBeRead + QStringLiteral("it is no ");
        QTest::newRow("a figure in the place of campaigns")
            << events(QByteArray(good).replace("\"campaigns\":[", "\"campaigns\":7,\"x\":["))
            << cannotBeRead + QStringLiteral("\"campaigns\"");
        QTest::newRow("goes on from what nobody knows")
            << events(QByteArray(good).insert(1, "\"since\":12,")) << cannotBeRead;
        QTest::newRow("a torn feed") << events(good) + "event: feed\ndata: {\"rows\":[{}]}\n\n"
                                     << QStringLiteral("its feed cannot be read: ");
        QTest::newRow("a page of the web") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: "
                                                         "text/html\r\n\r\n<html>welcome</html>")
                                           << QStringLiteral("it answers text/html in the place");
        QTest::newRow("a stranger") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n"
                                                  "\r\n")
                                    << QStringLiteral("it answers 403");
        QTest::newRow("without an end")
            << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: snapshot\ndata: "
                + QByteArray(RemoteStream::kEventBytesMax + 1'000'000, 'x')
            << QStringLiteral("an event has no end");
    }

    void whatNoDibsSaysIsNamedAndOutlived()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, said);
        Far far;
        far.clock.advance(2s);

        far.server.answer(answer);

        EVENTUALLY_EQUAL(far.console->link().state, LinkState::Garbage);
        EVENTUALLY_EQUAL(far.bannerStatus(), QStringLiteral("not understood"));
        QVERIFY2(far.banner().contains(said), qPrintable(far.banner()));
        QVERIFY(far.banner().contains(QStringLiteral("has not been understood for 0.0 s")));
        QCOMPARE(far.text("campaignName"), QStringLiteral("Opening night"));
        QCOMPARE(far.text("remaining"), QStringLiteral("3,120"));

        far.server.stream(nightAt(2));

        EVENTUALLY_EQUAL(far.console->link().state, LinkState::Live);
        EVENTUALLY_EQUAL(far.banner(), QString());
    }

    void aServerWithoutAStreamIsOfAnotherVersion()
    {
        Far far;

        far.server.answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        EVENTUALLY_EQUAL(far.bannerStatus(), QStringLiteral("other version"));
        QVERIFY(far.banner().contains(QStringLiteral("it has no event stream for consoles")));
    }
};

QTEST_MAIN(LinkTroubleTest)
#include "link_trouble_test.moc"
