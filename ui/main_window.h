// The operator's window. It reads snapshots and gives commands; it decides nothing.
#pragma once

#include "ui/campaign_actions.h"
#include "ui/models/campaign_model.h"
#include "ui/models/partition_model.h"
#include "ui/snapshot_source.h"
#include "ui/theme.h"

#include <QMainWindow>
#include <QPointer>

class QListView;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace dibs::ui {

class Banner;
class CampaignPage;
class CloseCampaignDialog;
class ElidedLabel;
class EmptyPage;
class TitleStrip;

/// Lives on the main thread; everything handed in must outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Given {
        console::Console& console;
        const Clock& clock;
        QSettings& settings;  // where size and splitter are remembered
        Theme theme;
    };

    explicit MainWindow(const Given& given, QWidget* parent = nullptr);
    ~MainWindow() override;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    void makeStatusBar();
    QWidget* makeCampaignList();
    void restoreLayout();

    void take(const std::shared_ptr<const console::Snapshot>& snapshot);
    void setAge(qint64 takenAtMs, qint64 ageMs);
    void showSelected();
    void setFrozen(bool frozen);
    void showProblems();
    void showTotals();
    void confirmClose();
    const console::CampaignSnapshot* selected() const;

    QSettings& m_settings;
    const Theme m_theme;
    Theme m_figureTheme;  // greyed while the figures are frozen
    SnapshotSource m_source;
    CampaignModel m_campaigns;
    PartitionModel m_partitions;
    CampaignActions m_actions;
    std::shared_ptr<const console::Snapshot> m_snapshot;
    qint64 m_ageMs = 0;

    TitleStrip* m_title;
    Banner* m_banner;
    QStackedWidget* m_pages;
    EmptyPage* m_empty;
    QSplitter* m_splitter;
    QListView* m_list;
    CampaignPage* m_page;
    ElidedLabel* m_instance;
    ElidedLabel* m_totals;
    QPointer<CloseCampaignDialog> m_closing;
};

}  // namespace dibs::ui
