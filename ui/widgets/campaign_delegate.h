// A campaign in three lines: name and state, stock as bar and number, figures in words.
#pragma once

#include <QStyledItemDelegate>

namespace dibs::ui {

struct Theme;

class CampaignDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CampaignDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

}  // namespace dibs::ui
