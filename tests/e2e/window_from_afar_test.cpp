// The window on the program in a process of its own: health, alerts and a rehearsal as an operator
// on another machine has them.
#include "backend/console/figures.h"
#include "backend/console/remote_console.h"
#include "tests/support/campaign.h"
#include "tests/support/dibs_process.h"
#include "tests/support/http_client.h"
#include "tests/support/patience.h"
#include "ui/dialogs/rehearsal_dialog.h"
#include "ui/main_window.h"
#include "ui/models/event_model.h"
#include "ui/models/neighbour_model.h"
#include "ui/widgets/banner.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

constexpr auto kFrozen = std::chrono::seconds(30);
// A window that waits for its server paints not at all, or once for each time it gives up; the
// slowest machine paints more often.
constexpr int kFramesMin = 150;
constexpr qint64 kLongestPauseMs = 5'000;

constexpr int kPages = static_cast<int>(PageKey::DeadLetters) + 1;

/// Asks a window to paint without a pause, and counts how often it does.
class Frames : public QObject
{
public:
    explicit Frames(QWidget& window)
    {
        window.installEventFilter(this);
        m_sinceLast.start();
        connect(&m_timer, &QTimer::timeout, &window, [&window] { window.update(); });
        m_timer.start(16);
    }

    int count() const { return m_count; }
    qint64 longestPauseMs() const { return std::max(m_longestPauseMs, m_sinceLast.elapsed()); }

private:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::Paint) return false;
        ++m_count;
        m_longestPauseMs = std::max(m_longestPauseMs, m_sinceLast.restart());
        return false;
    }

    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    qint64 m_longestPauseMs = 0;
    int m_count = 0;
};

}  // namespace

class WindowFromAfarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        m_directory.emplace();
        m_server.emplace(m_directory->filePath(QStringLiteral("data")));
        QVERIFY(m_server->start());
        m_settings.emplace(m_directory->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("view/language"), 1);
        openWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_remote.reset();
        m_server.reset();
    }

    void theNeighboursOfAServerElsewhereAreToldAsItTellsThem()
    {
        open(PageKey::Health);

        EVENTUALLY_EQUAL(cells("neighbours", NeighbourModel::Name), QStringLiteral("Log|SQLite"));
        EVENTUALLY_EQUAL(
            cells("neighbours", NeighbourModel::State), QStringLiteral("healthy|healthy"));
        EVENTUALLY(cells("neighbours", NeighbourModel::RoundTrip).section(u'|', 0, 0)
            != QString(kUnknown));
    }

    void whatHappenedThereIsMarkedAndOneLooksBackAtIt()
    {
        markPauseAndRestart();

        key(Qt::Key_BracketLeft);
        QVERIFY(isInThePast());
        key(Qt::Key_BracketLeft);
        EVENTUALLY(text("pastWords").contains(QStringLiteral("are as they were then")));
        EVENTUALLY_EQUAL(
            cells("neighbours", NeighbourModel::State), QStringLiteral("healthy|healthy"));
        key(Qt::Key_N);

        QVERIFY(!isInThePast());
    }

    void theDayIsThereForTheNextWindow()
    {
        markPauseAndRestart();
        const QString marks = cells("events", EventModel::What);

        m_window.reset();
        m_remote.reset();
        openWindow();
        open(PageKey::Health);

        EVENTUALLY_EQUAL(cells("events", EventModel::What), marks);
        key(Qt::Key_BracketLeft);
        EVENTUALLY(text("pastWords").contains(QStringLiteral("are as they were then")));
    }

    void aServerThatIsFrozenForHalfAMinuteNeverStopsTheWindow()
    {
        const CouponId campaign = createCampaign(m_server->port(), 5);
        EVENTUALLY_EQUAL(m_remote->snapshot()->campaigns.size(), 1);

        m_server->freeze();
        const Frames frames(*m_window);
        const QDeadlineTimer thaw(kFrozen);
        int page = 0;
        EVENTUALLY([&] {
            open(static_cast<PageKey>(page++ % kPages));
            return thaw.hasExpired();
        }());
        qInfo("%d frames, the longest pause %lld ms", frames.count(), frames.longestPauseMs());
        QVERIFY(frames.count() >= kFramesMin);
        QVERIFY(frames.longestPauseMs() < kLongestPauseMs);
        QVERIFY(banner().contains(QStringLiteral("has not been heard ")));

        m_server->thaw();
        EVENTUALLY(!banner().contains(QStringLiteral("has not been heard ")));
        QCOMPARE(m_remote->snapshot()->campaigns.value(0).couponId, campaign);
    }

    void aStockThatGetsLowCallsAndIsOverWhenItIsRaised()
    {
        const CouponId campaign = createCampaign(m_server->port(), 20);
        for (int user = 1; user <= 19; ++user) press(campaign, user);

        EVENTUALLY(banner().contains(QStringLiteral("“A test” has 1 left.")));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("(1) ")));
        QCOMPARE(
            HttpClient(m_server->port()).patch(pathOf(campaign), R"({"totalStock":100})").status,
            200);

        EVENTUALLY(
            banner().contains(QStringLiteral("“A test” is no longer low on stock: 81 left.")));
        QVERIFY(!m_window->windowTitle().startsWith(u'('));
    }

    void aRehearsalRunsAtTheServerAndIsProved()
    {
        startRehearsal(300, 50, 0);

        EVENTUALLY(in<QLabel>("verdict").isVisible());
        QCOMPARE(in<QLabel>("verdict").text(),
            QStringLiteral("Nobody was wronged: all guarantees hold."));
        QVERIFY(in<QLabel>("outcomes").text().contains(QStringLiteral("50 of 50 coupons issued")));
        EVENTUALLY_EQUAL(rehearsals(), QStringLiteral("closed 50"));
    }

    void aRehearsalEndsWithItsDialog()
    {
        startRehearsal(100'000, 90'000, 200);
        EVENTUALLY(m_remote->snapshot()->totals.accepted > 20);

        QTest::keyClick(rehearsal(), Qt::Key_Escape);

        EVENTUALLY(!rehearsal());
        EVENTUALLY(!m_window->findChild<RehearsalRun*>());
        EVENTUALLY(rehearsals().startsWith(QStringLiteral("closed ")));
    }

    void aRehearsalEndsWithItsWindow()
    {
        startRehearsal(100'000, 90'000, 200);
        EVENTUALLY(m_remote->snapshot()->totals.accepted > 20);
        const CouponId campaign = m_remote->snapshot()->campaigns.value(0).couponId;

        m_window.reset();

        QCOMPARE(HttpClient(m_server->port())
                     .get(pathOf(campaign))
                     .json()
                     .value(u"couponStatus")
                     .toString(),
            QStringLiteral("CLOSED"));
    }

private:
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()); }
    static QByteArray pathOf(CouponId campaign)
    {
        return "/api/coupons/" + QByteArray::number(campaign.value);
    }

    void openWindow()
    {
        m_remote.emplace(RemoteConsole::Options{QUrl(address())}, m_clock);
        m_window = std::make_unique<MainWindow>(MainWindow::Given{*m_remote, m_clock, *m_settings,
            false, m_directory->filePath(QStringLiteral("history.db"))});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), kPatienceMs));
        EVENTUALLY(m_remote->snapshot()->takenAtMs > 0);
    }

    void open(PageKey page)
    {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)),
            Qt::ControlModifier);
    }
    void key(Qt::Key key) { QTest::keyClick(m_window.get(), key); }

    /// A campaign is paused, then the server is killed and comes back; both are marked.
    void markPauseAndRestart()
    {
        open(PageKey::Health);
        const CouponId campaign = createCampaign(m_server->port(), 5);
        EVENTUALLY_EQUAL(m_remote->snapshot()->campaigns.size(), 1);
        QCOMPARE(HttpClient(m_server->port()).post(pathOf(campaign) + "/pause").status, 200);
        EVENTUALLY_EQUAL(cells("events", EventModel::What), QStringLiteral("“A test” was paused"));

        m_server->kill();
        EVENTUALLY(banner().contains(QStringLiteral("has not been heard ")));
        QVERIFY(m_server->start());

        EVENTUALLY_EQUAL(cells("events", EventModel::What),
            QStringLiteral("%1 was restarted|“A test” was paused").arg(address()));
        EVENTUALLY(!banner().contains(QStringLiteral("has not been heard ")));
    }

    void press(CouponId campaign, int user)
    {
        QCOMPARE(HttpClient(m_server->port())
                     .post(pathOf(campaign) + "/issue?userId=" + QByteArray::number(user))
                     .status,
            202);
    }

    void startRehearsal(int users, int stock, int rate)
    {
        QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(rehearsal());
        in<QSpinBox>("users").setValue(users);
        in<QSpinBox>("stock").setValue(stock);
        in<QSpinBox>("rate").setValue(rate);
        in<QPushButton>("go").click();
    }
    RehearsalDialog* rehearsal() const { return m_window->findChild<RehearsalDialog*>(); }
    /// State and what is issued of each campaign that is a rehearsal.
    QString rehearsals() const
    {
        QStringList words;
        const auto now = m_remote->snapshot();
        for (const CampaignSnapshot& each : now->campaigns)
            if (each.rehearsal)
                words += statusOf(each.state).word + u' ' + QString::number(each.issued);
        return words.join(u'|');
    }

    template <class Widget>
    Widget& in(const char* name) const
    {
        return *rehearsal()->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString text(const char* name) const
    {
        return m_window->page()->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    QString cells(const char* table, int column) const
    {
        const QAbstractItemModel& rows
            = *m_window->page()->findChild<QTableView*>(QString::fromLatin1(table))->model();
        QStringList words;
        for (int row = 0; row < rows.rowCount(); ++row)
            words += rows.index(row, column).data().toString();
        return words.join(u'|');
    }
    bool isInThePast() const
    {
        return m_window->page()->findChild<QWidget*>(QStringLiteral("pastStrip"))->isVisible();
    }
    QString banner() const
    {
        QStringList words;
        for (const QLabel* each : m_window->findChild<Banner*>()->findChildren<QLabel*>())
            if (each->isVisible()) words += each->text();
        return words.join(u'\n');
    }

    const SystemClock m_clock;
    std::optional<QTemporaryDir> m_directory;
    std::optional<DibsProcess> m_server;
    std::optional<QSettings> m_settings;
    std::optional<RemoteConsole> m_remote;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WindowFromAfarTest)
#include "window_from_afar_test.moc"
