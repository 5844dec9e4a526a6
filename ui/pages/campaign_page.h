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
    void setFrozen(bool frozen) override;
    void retranslate() override;
    void setWall(bool wall) override;
    QList<QAction*> commands() override { return {m_asTable}; }
    const QAbstractItemModel* table() const override;
    QString route() const override;
    bool find() override;
    void resetLayout() override;
    void saveLayout() override;

private:
    QWidget* makeDetail(const PageGiven& given);
    void showChosen();
    void setTable(bool table);

    CampaignChoice& m_choice;
    const RateHistory& m_rates;
    PartitionModel m_partitions;
    SnapshotPointer m_snapshot;

    QStackedWidget* m_stack;
    EmptyPage* m_empty;
    CampaignBrowser* m_campaigns;
    QWidget* m_detail;
    SplitPane* m_splitter;
    QAction* m_asTable;  // all campaigns instead of one
    CampaignHeader* m_header;
    RateChart* m_chart;
    QWidget* m_partitionsPart;
    QLabel* m_partitionsTitle;
    ElidedLabel* m_where;
};

}  // namespace dibs::ui
