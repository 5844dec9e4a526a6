// A table of the window: one line a row, a state with its shape, a share as a bar, a rate as a
// sparkline; what a cell is, its model says by CellRole.
#pragma once

#include "ui/widgets/row_table.h"

namespace dibs::ui {

struct Theme;

class PlainTable final : public RowTable
{
    Q_OBJECT

public:
    PlainTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent = nullptr);

    /// As tall as its rows, but no taller than that many; 0: as tall as there is room.
    void setRowsShown(int most);
    /// What room there is, but never less than its rows need, up to that many.
    void setRowsWanted(int least);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    int m_most = 0;
    int m_wanted = 0;
};

}  // namespace dibs::ui
