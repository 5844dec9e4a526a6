// Cells of tables: text, or a state in shape, word and colour, on a plain ground with a line below.
#pragma once

#include "ui/type.h"

#include <QStyledItemDelegate>

namespace dibs::ui {

struct Theme;

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(const Theme& theme, QObject* parent = nullptr);

    /// Of its words.
    void setBodyPt(double pt) { m_bodyPt = pt; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const final;

protected:
    virtual void paintCell(QPainter& painter, const QRect& inside, const QModelIndex& index) const;
    void paintState(QPainter& painter, const QRect& inside, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRect& inside, const QModelIndex& index) const;

    /// A measure of the desk, as large as the words are.
    int grown(int pixels) const { return qRound(pixels * m_bodyPt / kBodyPt); }

    const Theme& m_theme;
    double m_bodyPt = kBodyPt;
};

}  // namespace dibs::ui
