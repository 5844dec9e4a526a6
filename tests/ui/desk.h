// A window with a fake console behind it, for tests that drive the real thing.
#pragma once

#include "tests/support/fake_console.h"
#include "tests/support/patience.h"
#include "tests/support/sample_snapshots.h"
#include "ui/dialogs/command_dialog.h"
#include "ui/main_window.h"
#include "ui/models/cell_roles.h"
#include "ui/type.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/freshness_badge.h"
#include "ui/widgets/shapes.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace dibs::testing {

using namespace dibs::console;
using namespace dibs::ui;
using namespace std::chrono_literals;

/// The titles of columns of which a row is not read whole, but for the one that may be cut.
inline QStringList cutColumns(const QTableView& table, int cuttable = -1)
{
    const QFontMetrics text(figureFont(kBodyPt));
    QStringList cut;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (column == cuttable || table.isColumnHidden(column)) continue;
        const int right = table.columnViewportPosition(column) + table.columnWidth(column);
        bool whole = right <= table.viewport()->width();
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const QModelIndex cell = table.model()->index(row, column);
            const int shape = cell.data(CellStatusRole).isValid() ? kShapeSize + kInside : 0;
            const int room = table.columnWidth(column) - 2 * kBetween - shape;
            const QString words = cell.data().toString();
            whole = whole && text.elidedText(words, Qt::ElideRight, room) == words;
        }
        if (!whole) cut += table.model()->headerData(column, Qt::Horizontal).toString();
    }
    return cut;
}

/// A window with all that it needs, pulling fast.
struct Desk {
    explicit Desk(Snapshot snapshot)
    {
        console.show(std::move(snapshot));
        settings.setValue(QStringLiteral("view/theme"), static_cast<int>(ThemeChoice::Light));
        window = std::make_unique<MainWindow>(MainWindow::Given{console, clock, settings});
        window->findChild<SnapshotSource*>()->findChild<QTimer*>()->setInterval(5ms);
        window->show();
        window->activateWindow();  // keys go to the window that is active
        static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    }

    /// Lets the window see it.
    void show(Snapshot snapshot)
    {
        console.show(std::move(snapshot));
        const int pulls = console.pulls;
        EVENTUALLY(console.pulls > pulls);
    }

    /// A feed is pulled with the next snapshot.
    void show(Feed feed)
    {
        console.show(std::move(feed));
        Snapshot next = *console.snapshot();
        next.takenAtMs += 1;
        show(std::move(next));
    }
    void open(PageKey page) const
    {
        QTest::keyClick(window.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)),
            Qt::ControlModifier);
    }
    /// On the page in front, as pages have parts of the same name; else anywhere in the window.
    template <class Widget>
    Widget& the(const char* name) const
    {
        const QString wanted = QString::fromLatin1(name);
        auto* onPage = window->page()->findChild<Widget*>(wanted);
        return onPage ? *onPage : *window->findChild<Widget*>(wanted);
    }

    QString text(const char* name) const { return the<QLabel>(name).text(); }
    QListView& list() const { return *window->findChild<QListView*>(QStringLiteral("campaigns")); }
    CampaignActions& actions() const { return *window->findChild<CampaignActions*>(); }
    Banner& banner() const { return *window->findChild<Banner*>(); }
    CommandDialog* dialog() const { return window->findChild<CommandDialog*>(); }
    const Status& freshness() const { return window->findChild<FreshnessBadge*>()->status(); }

    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    FakeConsole console;
    ManualClock clock{kSampleTakenAtMs + 400};
    std::unique_ptr<MainWindow> window;
};

}  // namespace dibs::testing
