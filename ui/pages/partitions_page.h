// Every partition in the technical terms of those who know them, and the chosen one in words.
#pragma once

#include "ui/models/partition_model.h"
#include "ui/pages/page.h"

#include <QSortFilterProxyModel>

class QLabel;

namespace dibs::ui {

class PartitionTable;

class PartitionsPage final : public Page
{
    Q_OBJECT

public:
    explicit PartitionsPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::Partitions; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer& snapshot) override;
    void setWall(bool wall) override;
    void retranslate() override;
    const QAbstractItemModel* table() const override { return &m_worstFirst; }

private:
    void showChosen();

    PartitionModel m_partitions;
    QSortFilterProxyModel m_worstFirst;
    QList<console::PartitionState> m_states;  // as the rows were last put in order
    QLabel* m_skew;
    QLabel* m_words;
    PartitionTable* m_table;
    bool m_picked = false;  // by somebody, who wants its words whatever the banner says
};

}  // namespace dibs::ui
