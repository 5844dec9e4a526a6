// A table of rows for eyes and keys: no grid, one row chosen, columns that stay where they are.
#pragma once

#include <QTableView>

namespace dibs::ui {

struct Theme;
class CellDelegate;

class RowTable : public QTableView
{
    Q_OBJECT

public:
    RowTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent = nullptr);

    /// As wide as its title and the widest text that will come; one column takes what is left.
    void fitColumns(const QStringList& widest, int stretched);

    /// Rows that come above those one reads do not push them away.
    void holdPlace();

protected:
    RowTable(CellDelegate& delegate, QAbstractItemModel& model, QWidget* parent);
};

}  // namespace dibs::ui
