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

    /// The least in which a title and this text are not cut.
    int leastWidth(int column, const QString& widest) const;

    /// Where that is too wide, each column is as wide as the rows that are there need it: only the
    /// empty one may be cut. Without an empty one, the last takes what is left.
    void narrowToRows();

    /// What room there is beyond this text in the column that takes what is left, all columns get
    /// alike: no gap in the middle of a wide window. Unless the operator chose widths.
    void shareRoom(const QString& rest);

    /// Of its words; rows and columns grow with them.
    void setBodyPt(double pt);
    double bodyPt() const { return m_bodyPt; }

    /// Rows that come above those one reads do not push them away.
    void holdPlace();

protected:
    void resizeEvent(QResizeEvent* event) override;

    RowTable(CellDelegate& delegate, QAbstractItemModel& model, QWidget* parent);
    int rowHeightNow() const;
    /// What its title and the rows that are there need.
    int widthOfRows(int column) const;
    /// With the header above them.
    QSize sizeOf(int rows) const;
    QSize leastSize() const;

private:
    int widthOf(int column, const QString& widest) const;
    void measureRows();
    void layOutColumns();
    void narrow(QList<int>& widths, int wanted) const;
    void share(QList<int>& widths) const;
    bool isAsLaidOut() const;

    CellDelegate& m_delegate;  // a child
    QStringList m_widest;
    QList<int> m_widths;  // as they were laid out last, whatever the operator made of them since
    QList<int> m_rowWidths;  // what the rows need, of a table that narrows
    bool m_narrows = false;
    QString m_rest;  // of a table that shares its room
    double m_bodyPt = kBodyPt;
};

}  // namespace dibs::ui
