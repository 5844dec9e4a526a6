// The campaigns, and the one that is chosen: what is left, how fast it goes, who waits.
#pragma once

#include "ui/models/partition_model.h"
#include "ui/pages/page.h"

class QLabel;
class QStackedWidget;

namespace dibs::ui {

class CampaignBrowser;
class CampaignHeader;
class ElidedLabel;
class EmptyPage;
class FeedPanel;
class RateChart;
class SplitPane;

class CampaignPage final : public Page
{
    Q_OBJECT

public:
    explicit CampaignPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::Campaign; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer& snapshot) override;
    void setFeed(const FeedPointer& feed) override;
    void setFrozen(bool frozen) override;
    void retranslate() override;
    void setWall(bool wall) override;
    QList<QAction*> commands() override { return {m_asTable, m_feedBeside}; }
    const QAbstractItemModel* table() const override;
    QString route() const override;
    bool find() override;
    void resetLayout() override;
    void saveLayout() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// In a window that has room for it, and while the operator wants it.
    void showFeed();
    void setFeedWanted(bool wanted);
    QWidget* makeDetail(const PageGiven& given);
    void showChosen();
    void showCurve(const console::CampaignSnapshot& campaign);
    void setTable(bool table);

    CampaignChoice& m_choice;
    const RateHistory& m_rates;
    const history::History& m_history;
    PartitionModel m_partitions;
    SnapshotPointer m_snapshot;
    FeedPointer m_feed;
    QSettings& m_settings;
    bool m_wall = false;

    QStackedWidget* m_stack;
    EmptyPage* m_empty;
    CampaignBrowser* m_campaigns;
    QWidget* m_detail;
    SplitPane* m_splitter;
    FeedPanel* m_feedPanel;
    SplitPane* m_beside;  // the feed, and all else
    QAction* m_asTable;  // all campaigns instead of one
    QAction* m_feedBeside;
    CampaignHeader* m_header;
    RateChart* m_chart;
    QLabel* m_standstill;  // instead of it
    QWidget* m_partitionsPart;
    QLabel* m_partitionsTitle;
    ElidedLabel* m_where;
};

}  // namespace dibs::ui
