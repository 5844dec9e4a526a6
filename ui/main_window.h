// The operator's window: a frame around pages. It reads snapshots and gives commands; it decides
// nothing.
#pragma once

#include "backend/history/history.h"
#include "ui/alarms.h"
#include "ui/campaign_actions.h"
#include "ui/campaign_choice.h"
#include "ui/dialogs/campaign_dialogs.h"
#include "ui/pages/page.h"
#include "ui/preferences.h"
#include "ui/rate_history.h"
#include "ui/snapshot_source.h"
#include "ui/theme.h"
#include "ui/window_actions.h"

#include <QActionGroup>
#include <QMainWindow>

class QSettings;
class QStackedWidget;

namespace dibs::ui {

class Banner;
class ElidedLabel;
class TitleStrip;

/// Lives on the main thread; everything handed in must outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Given {
        console::Console& console;
        const Clock& clock;
        QSettings& settings;  // where size, layout, page, theme and language are remembered
        bool readOnly = false;  // it looks, and changes nothing
        QString historyFile = {};  // where the last day is kept; empty: nowhere
    };

    explicit MainWindow(const Given& given, QWidget* parent = nullptr);
    ~MainWindow() override;

    Page* page() const;
    void showPage(PageKey key);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addPages(const Given& given);
    void connectActions();
    void openPalette();
    void openRehearsal();
    QString server() const;
    void setViewPaused(bool paused);
    void setWall(bool wall);
    void resetLayout();
    void copy(const QString& text, const QString& said);
    void retheme();
    void display(const SnapshotPointer& snapshot);
    void makeStatusBar();
    void restoreLayout();

    void take(const SnapshotPointer& snapshot);
    void setAge(qint64 takenAtMs, qint64 ageMs);
    void setFrozen(bool frozen);
    void tellPage();
    void follow(const PageWish& wish);
    void setChosen();
    void showProblems();
    void showTotals();
    void retranslate();

    QSettings& m_settings;
    const console::Console& m_console;
    const Clock& m_clock;
    const bool m_readOnly;
    Preferences m_preferences;
    Theme m_figureTheme;  // greyed while the figures are frozen; pages read this one
    SnapshotSource m_source;
    CampaignChoice m_choice;
    CampaignActions m_actions;
    WindowActions m_windowActions;
    CampaignDialogs m_dialogs;
    RateHistory m_rates;
    history::History m_history;
    Alarms m_alarms;
    SnapshotPointer m_snapshot;  // the one that is shown
    SnapshotPointer m_newest;  // another one while the view is paused
    qint64 m_ageMs = 0;
    bool m_frozen = false;

    QList<Page*> m_pages;
    QActionGroup m_pageActions{this};  // one for each page, in the same order
    TitleStrip* m_title;
    Banner* m_banner;
    QStackedWidget* m_stack;
    ElidedLabel* m_instance;
    ElidedLabel* m_totals;
};

}  // namespace dibs::ui
