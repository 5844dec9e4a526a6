// The table of partitions: as tall as its rows while there is room, then it scrolls.
#pragma once

#include "ui/widgets/row_table.h"

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

private:
    void setColumnWidths();
};

}  // namespace dibs::ui
