// A campaign in three lines: name and state, stock as bar and number with its pace between them,
// figures in words.
#pragma once

#include <QStyledItemDelegate>

namespace dibs::ui {

struct Theme;
class RateHistory;

class CampaignDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CampaignDelegate(const Theme& theme, const RateHistory& rates, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    const RateHistory& m_rates;
};

}  // namespace dibs::ui
