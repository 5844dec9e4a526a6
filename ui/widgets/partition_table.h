// The table of partitions: as tall as its rows while there is room, then it scrolls.
#pragma once

#include "ui/widgets/row_table.h"

#include <QHeaderView>

namespace dibs::ui {

class PartitionTable final : public RowTable
{
    Q_OBJECT

public:
    PartitionTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent = nullptr);

    /// Where there is no room for them.
    void hideTrends();
    /// Who waits where, for eyes far away.
    void setWall(bool wall);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isWanted(int column) const;
    void showWhatHasRoom();
    void layOut();
    int widthNow(int column) const;

    bool m_trends = true;
    bool m_wall = false;
    QHeaderView::ResizeMode m_last = QHeaderView::Interactive;
    bool m_isTight = false;  // each column is as wide as its rows
};

}  // namespace dibs::ui
