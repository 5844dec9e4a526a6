#include "tests/support/sample_records.h"
#include "tests/support/sample_snapshots.h"
#include "tests/support/scenes.h"
#include "ui/campaign_actions.h"
#include "ui/widgets/bytes_view.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

namespace dibs::testing {

using namespace console;
using namespace ui;

namespace {

using Answers = std::function<void(MainWindow&, FakeConsole&)>;

template <class Widget>
Widget& the(const QWidget& parent, const char* name)
{
    return *parent.findChild<Widget*>(QString::fromLatin1(name));
}

/// With this feed pulled, and held still if it is to be while another comes.
Answers feeding(const Feed& feed, bool holds = false)
{
    return [feed, holds](MainWindow& window, FakeConsole& console) {
        console.show(feed);
        window.page()->setFeed(console.feed());
        if (!holds) return;
        auto& table = the<QTableView>(*window.page(), "feed");
        window.page()->commands().at(0)->setChecked(true);
        table.setCurrentIndex(table.model()->index(3, 0));
        console.show(sampleFeed(100, 520, 12'480));
        window.page()->setFeed(console.feed());
    };
}

void filterAll(MainWindow& window)
{
    the<QLineEdit>(*window.page(), "userFilter").setText(QStringLiteral("4711"));
}

/// A customer who was asked for, and what came.
Answers found(const Result<CustomerStory>& story, int request = 0)
{
    return [story, request](MainWindow& window, FakeConsole& console) {
        CustomerQuestion question{.user = UserId{1'042}};
        if (story && !story->user) question = {.requestId = story->requests[0].requestId};
        window.page()->open({.question = question});
        console.sought.constLast().answer(story);
        auto& list = the<QTableView>(*window.page(), "requests");
        list.setCurrentIndex(list.model()->index(request, 0));
    };
}

void searching(MainWindow& window, FakeConsole&)
{
    window.page()->open({.question = CustomerQuestion{.user = UserId{1'042}}});
}

Answers letters(const Result<DeadLetterPage>& page, int chosen = 0)
{
    return [page, chosen](MainWindow& window, FakeConsole& console) {
        // All of them where there are some: the first that waits is the first of all.
        auto& states = the<QComboBox>(*window.page(), "letterStates");
        if (page && !page->letters.isEmpty()) states.setCurrentIndex(states.count() - 1);
        console.listed.constLast().answer(page);
        auto& table = the<QTableView>(*window.page(), "letters");
        table.setCurrentIndex(table.model()->index(chosen, 0));
    };
}

void openReplay(MainWindow& window)
{
    window.page()->commands().at(0)->trigger();
}

void openMended(MainWindow& window)
{
    openReplay(window);
    const auto* dialog = window.findChild<QDialog*>();
    the<BytesView>(*dialog, "mendedPayload")
        .findChild<QPlainTextEdit*>()
        ->setPlainText(QStringLiteral(
            R"({"eventId":"019b76da-a800-7000-8000-000000000007","userId":9,"couponId":7,)"
            R"("timestamp":1772539190000,"version":1})"));
}

void openDiscard(MainWindow& window)
{
    window.page()->commands().at(1)->trigger();
    the<QLineEdit>(*window.findChild<QDialog*>(), "number").setText(QStringLiteral("3"));
}

Snapshot over()
{
    Snapshot night = openingNight();
    night.campaigns[0].state = CampaignState::SoldOut;
    night.campaigns[0].remaining = 0;
    night.campaigns[0].issued = night.campaigns[0].totalStock;
    night.campaigns[0].lag = 0;
    night.campaigns[0].acceptedPerSecond = 0;
    night.campaigns[0].issuedPerSecond = 0;
    night.partitions[1] = samplePartition(1, 52'110, 52'110);
    night.partitions[1].owner = QStringLiteral("campaigns-b:8081");
    return night;
}

/// The dialog, with or without the report.
Answers reporting(const std::optional<Result<CampaignReport>>& report)
{
    return [report](MainWindow& window, FakeConsole& console) {
        window.findChild<CampaignActions*>()->report()->trigger();
        auto* file = window.findChild<QFileDialog*>();
        const QString path = QDir::temp().filePath(QStringLiteral("opening-night-report.pdf"));
        QFile::remove(path);  // else it would be asked for
        file->selectFile(path);
        QMetaObject::invokeMethod(file, "accept");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (report) console.reported.constLast().answer(*report);
    };
}

void openFileDialog(MainWindow& window)
{
    window.findChild<CampaignActions*>()->report()->trigger();
    const QDir empty(QDir::temp().filePath(QStringLiteral("reports")));
    empty.mkpath(QStringLiteral("."));
    auto* file = window.findChild<QFileDialog*>();
    file->setDirectory(empty);
    file->resize(760, 440);
}

Scene scene(const char* name, PageKey page, const Answers& answers)
{
    Scene scene{.name = QString::fromLatin1(name),
        .snapshot = openingNight(),
        .page = page,
        .answers = answers};
    if (page == PageKey::DeadLetters) {
        scene.snapshot.deadLettersWaiting = 2;
        scene.snapshot.totals.deadLetters = 4;
    }
    return scene;
}

Scene with(Scene scene, const std::function<void(MainWindow&)>& opens)
{
    scene.opens = opens;
    return scene;
}

}  // namespace

QList<Scene> recordScenes()
{
    const Error noDatabase = fail(ErrorCode::Unavailable,
        QStringLiteral("the database did not answer within 2 s. Try again in a moment."));
    const Error nobody
        = fail(ErrorCode::NotFound, QStringLiteral("no request of user 1042 is decided"));
    const DeadLetterPage page{sampleLetters(), {}};
    Scene cramped = scene("letters-cramped", PageKey::DeadLetters, letters(page));
    cramped.cramped = true;
    Scene noLetters = scene("letters-empty", PageKey::DeadLetters, letters(DeadLetterPage()));
    noLetters.snapshot.deadLettersWaiting = 0;
    Scene crampedStory = scene("customer-cramped", PageKey::Customer, found(sampleStory()));
    crampedStory.cramped = true;
    Scene overNight = scene("over", PageKey::Campaign, {});
    overNight.snapshot = over();
    Scene fileDialog = with(overNight, openFileDialog);
    fileDialog.name = QStringLiteral("report-file");
    const auto reported = [](const char* name, const Answers& answers) {
        Scene made = scene(name, PageKey::Campaign, answers);
        made.snapshot = over();
        return made;
    };
    return {scene("feed", PageKey::Feed, feeding(sampleFeed(400, 440))),
        scene("feed-sample", PageKey::Feed, feeding(sampleFeed(100, 500, 12'480))),
        scene("feed-paused", PageKey::Feed, feeding(sampleFeed(100, 500, 12'480), true)),
        scene("feed-empty", PageKey::Feed, {}),
        with(scene("feed-filtered", PageKey::Feed, feeding(sampleFeed(100, 500))), filterAll),
        scene("customer-empty", PageKey::Customer, {}),
        scene("customer-searching", PageKey::Customer, searching),
        scene("customer", PageKey::Customer, found(sampleStory())),
        scene("customer-used", PageKey::Customer, found(sampleStory(), 2)),
        scene("customer-waiting", PageKey::Customer, found(waitingStory())),
        scene("customer-nobody", PageKey::Customer, found(nobody)),
        scene("customer-failed", PageKey::Customer, found(noDatabase)), crampedStory,
        scene("letters", PageKey::DeadLetters, letters(page)),
        scene("letters-bytes", PageKey::DeadLetters, letters(page, 1)),
        scene("letters-discarded", PageKey::DeadLetters, letters(page, 3)), noLetters,
        scene("letters-failed", PageKey::DeadLetters, letters(noDatabase)), cramped,
        with(scene("replay", PageKey::DeadLetters, letters(page)), openReplay),
        with(scene("replay-bytes", PageKey::DeadLetters, letters(page, 1)), openReplay),
        with(scene("replay-mended", PageKey::DeadLetters, letters(page)), openMended),
        with(scene("discard", PageKey::DeadLetters, letters(page)), openDiscard), overNight,
        fileDialog, reported("report-making", reporting(std::nullopt)),
        reported("report-saved", reporting(sampleReport())),
        reported("report-failed", reporting(Result<CampaignReport>(noDatabase)))};
}

}  // namespace dibs::testing
