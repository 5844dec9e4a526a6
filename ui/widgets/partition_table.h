// The table of partitions: as tall as its rows while there is room, then it scrolls.
#pragma once

#include <QTableView>

namespace dibs::ui {

struct Theme;

class PartitionTable final : public QTableView
{
    Q_OBJECT

public:
    PartitionTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void setColumnWidths();
};

}  // namespace dibs::ui
