// Feed, customer, dead letters and report in the real window on a real server: in its process, and
// from afar over HTTP.
#include "backend/common/coupon_issue_event.h"
#include "backend/console/remote_console.h"
#include "backend/eventlog/embedded_event_log.h"
#include "backend/server/server.h"
#include "tests/support/patience.h"
#include "ui/dialogs/letter_dialog.h"
#include "ui/main_window.h"
#include "ui/widgets/bytes_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::ui;

namespace {

constexpr CouponId kCampaign{1};
const QByteArray kPoison("\x08\x96\xff\x00nö", 7);

/// What a stranger wrote into the log before the server was there.
void poison(const QString& directory)
{
    const SystemClock clock;
    const auto log
        = eventlog::EmbeddedEventLog::open({directory + QStringLiteral("/log.db")}, clock);
    if (!log) qFatal("%s", qUtf8Printable(log.error().detail));
    std::promise<eventlog::Delivery> delivered;
    const bool taken = (*log)->append({keyOf(kCampaign), kPoison, {}},
        [&](eventlog::Delivery delivery) { delivered.set_value(delivery); });
    if (!taken || delivered.get_future().get() != eventlog::Delivery::Persisted)
        qFatal("the log did not take it");
}

QByteArray mendedFor(qint64 user)
{
    return CouponIssueEvent{QUuid::createUuid(), UserId{user}, kCampaign, 1'772'539'200'000}
        .toJson();
}

}  // namespace

class PagesOnServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("remote");
        QTest::newRow("in the process") << false;
        QTest::newRow("from afar") << true;
    }
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        QFETCH_GLOBAL(bool, remote);
        m_directory.emplace();
        poison(m_directory->path());
        auto started = server::Server::start({.backing = {.dataDirectory = m_directory->path()},
            .port = 0,
            .httpThreads = 1,
            .users = coupon::UserPolicy::Any});
        QVERIFY2(started, "the server does not start");
        m_server = std::move(*started);
        if (remote) m_remote.emplace(RemoteConsole::Options{QUrl(m_server->url())}, m_clock);
        m_settings.emplace(m_directory->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("view/language"), 1);
        m_window = std::make_unique<MainWindow>(MainWindow::Given{console(), m_clock, *m_settings});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), testing::kPatienceMs));
        createCampaign();
    }
    void cleanup()
    {
        m_window.reset();
        m_remote.reset();
        m_server.reset();
    }

    void whatIsDecidedComesToTheFeedAndEachRowTellsItsStory()
    {
        open(PageKey::Feed);
        for (const qint64 user : {5, 6, 7}) (void)press(user);
        auto& feed = the<QTableView>("feed");
        EVENTUALLY_EQUAL(feed.model()->rowCount(), 3);

        feed.setFocus();
        feed.setCurrentIndex(feed.model()->index(1, 0));
        QTest::keyClick(&feed, Qt::Key_Return);

        EVENTUALLY_EQUAL(the<QLabel>("verdict").text(),
            QStringLiteral("User 6 got coupon number 2 of “Night”."));
        const QAbstractItemModel& neighbours = *the<QTableView>("neighbours").model();
        QCOMPARE(neighbours.rowCount(), 3);
        QCOMPARE(neighbours.index(0, 2).data().toString(), QStringLiteral("5"));
    }

    void aRequestIdIsFoundAndAStrangersIsNot()
    {
        open(PageKey::Feed);
        const QString requestId = press(42);
        EVENTUALLY_EQUAL(the<QTableView>("feed").model()->rowCount(), 1);

        find(requestId);
        EVENTUALLY_EQUAL(the<QLabel>("verdict").text(),
            QStringLiteral("User 42 got coupon number 1 of “Night”."));
        find(QStringLiteral("no-such.request"));

        EVENTUALLY_EQUAL(the<QLabel>("hint").text(), QStringLiteral("Request no-such.request"));
    }

    void aLetterOfRawBytesIsMendedReplayedAndIssued()
    {
        openLetters();
        QVERIFY(bytesText("payload").startsWith(QStringLiteral("000000  08 96 ff 00 6e c3 b6")));

        QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier);
        in<QComboBox>("mendedPayload").setCurrentIndex(0);
        QCOMPARE(in<QComboBox>("mendedPayload").currentIndex(), 1);
        in<QPlainTextEdit>("mendedPayload").setPlainText(QString::fromLatin1(mendedFor(9).toHex()));
        QTest::keyClicks(&field("reason"), QStringLiteral("mended with the sender"));
        QTest::keyClick(&field("reason"), Qt::Key_Return);

        EVENTUALLY_EQUAL(letters().model()->rowCount(), 0);
        EVENTUALLY_EQUAL(console().snapshot()->totals.issued, quint64{1});
        the<QComboBox>("letterStates").setCurrentIndex(1);
        EVENTUALLY(
            the<QLabel>("letterNote").text().contains(QStringLiteral("mended with the sender")));
    }

    void bytesThatAreNoTextReachTheLogAsTheyWereTyped()
    {
        openLetters();

        QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier);
        in<QPlainTextEdit>("mendedPayload").setPlainText(QStringLiteral("ff fe 00 c3 28 ef bb bf"));
        letterDialog()->findChild<QCheckBox*>()->setChecked(true);
        QTest::keyClick(&field("reason"), Qt::Key_Return);

        EVENTUALLY_EQUAL(letters().model()->rowCount(), 1);
        EVENTUALLY(
            bytesText("payload").startsWith(QStringLiteral("000000  ff fe 00 c3 28 ef bb bf ")));
    }

    void aLetterIsGivenUpWithItsReason()
    {
        openLetters();

        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(&field("number"), QStringLiteral("1"));
        QTest::keyClicks(&field("reason"), QStringLiteral("a test & more"));
        QTest::keyClick(&field("reason"), Qt::Key_Return);

        EVENTUALLY_EQUAL(letters().model()->rowCount(), 0);
        the<QComboBox>("letterStates").setCurrentIndex(2);
        EVENTUALLY(the<QLabel>("letterNote").text().endsWith(QStringLiteral(": a test & more")));
    }

    void aClosedCampaignIsReportedWithItsProof()
    {
        for (const qint64 user : {5, 6, 7}) (void)press(user);
        EVENTUALLY_EQUAL(console().snapshot()->totals.issued, quint64{3});
        console().closeCampaign(kCampaign, {}, [](const auto&) {});
        QAction& report = *m_window->findChild<CampaignActions*>()->report();
        EVENTUALLY(report.isEnabled());

        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        const QString path = m_directory->filePath(QStringLiteral("night.csv"));
        auto* file = m_window->findChild<QFileDialog*>();
        QVERIFY(file);
        file->selectFile(path);
        QMetaObject::invokeMethod(file, "accept");

        EVENTUALLY(QFile::exists(path));
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY2(text.contains("figures,issued,3\r\n"), text.constData());
        QVERIFY2(text.contains("proof,differences,0\r\n"), text.constData());
        QVERIFY2(text.contains("proof,notVerified,\r\n"), text.constData());
    }

private:
    Console& console() { return m_remote ? *m_remote : m_server->console(); }

    void createCampaign()
    {
        std::optional<Result<CouponId>> made;
        console().createCampaign(
            {.description = QStringLiteral("Night"), .discountAmount = 1'000, .totalStock = 10}, {},
            [&](const auto& result) { made = result; });
        EVENTUALLY(made.has_value());
        QVERIFY(*made && **made == kCampaign);
        const auto known = [this] { return !console().snapshot()->campaigns.isEmpty(); };
        EVENTUALLY(known());
    }

    void open(PageKey page)
    {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)),
            Qt::ControlModifier);
    }

    void openLetters()
    {
        open(PageKey::DeadLetters);
        EVENTUALLY_EQUAL(letters().model()->rowCount(), 1);
    }

    void find(const QString& text)
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(&the<QLineEdit>("customer"), text);
        QTest::keyClick(&the<QLineEdit>("customer"), Qt::Key_Return);
    }

    /// The request's id.
    QString press(qint64 user)
    {
        const QNetworkRequest request(QUrl(QStringLiteral("%1/api/coupons/%2/issue?userId=%3")
                                               .arg(m_server->url())
                                               .arg(kCampaign.value)
                                               .arg(user)));
        QNetworkReply* const reply = m_client.post(request, QByteArray());
        (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, testing::kPatienceMs);
        return QJsonDocument::fromJson(reply->readAll())[u"requestId"].toString();
    }

    /// On the page in front: pages have parts of the same name.
    template <class Widget>
    Widget& the(const char* name) const
    {
        return *m_window->page()->findChild<Widget*>(QString::fromLatin1(name));
    }
    LetterDialog* letterDialog() const { return m_window->findChild<LetterDialog*>(); }
    template <class Widget>
    Widget& in(const char* view) const
    {
        return *letterDialog()
                    ->findChild<BytesView*>(QString::fromLatin1(view))
                    ->template findChild<Widget*>();
    }
    QLineEdit& field(const char* name) const
    {
        return *letterDialog()->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    QTableView& letters() const { return the<QTableView>("letters"); }
    QString bytesText(const char* view) const
    {
        return the<BytesView>(view).template findChild<QPlainTextEdit*>()->toPlainText();
    }

    const SystemClock m_clock;
    std::optional<QTemporaryDir> m_directory;
    std::unique_ptr<server::Server> m_server;
    std::optional<RemoteConsole> m_remote;
    std::optional<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QNetworkAccessManager m_client;
};

QTEST_MAIN(PagesOnServersTest)
#include "pages_on_servers_test.moc"
