// A table of rows for eyes and keys: no grid, one row chosen, columns that stay where they are.
#pragma once

#include "ui/type.h"

#include <QTableView>

namespace dibs::ui {

struct Theme;
class CellDelegate;

class RowTable : public QTableView
{
    Q_OBJECT

public:
    RowTable(const Theme& theme, QAbstractItemModel& model, QWidget* parent = nullptr);

    /// As wide as its title and the widest text each column will have; an empty one takes what is
    /// left.
    void fitColumns(const QStringList& widest);

    /// Of its words; rows and columns grow with them.
    void setBodyPt(double pt);
    double bodyPt() const { return m_bodyPt; }

    /// Rows that come above those one reads do not push them away.
    void holdPlace();

protected:
    RowTable(CellDelegate& delegate, QAbstractItemModel& model, QWidget* parent);
    int rowHeightNow() const;
    /// With the header above them.
    QSize sizeOf(int rows) const;
    QSize leastSize() const;

private:
    CellDelegate& m_delegate;  // a child
    QStringList m_widest;
    double m_bodyPt = kBodyPt;
};

}  // namespace dibs::ui
