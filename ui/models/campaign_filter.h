// Those campaigns that match a few letters, in the order the operator asked for. Rows stand still
// while one reads: they are put in order when that is asked for, or when a state changes.
#pragma once

#include "ui/models/campaign_model.h"

#include <QSortFilterProxyModel>

namespace dibs::ui {

class CampaignFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CampaignFilter(const RateHistory& rates, QObject* parent = nullptr);

    void take(const console::Snapshot& snapshot);

    /// Each of them must be in name, number or state.
    void setWords(const QString& words);
    const QString& words() const { return m_words; }

    CouponId idAt(const QModelIndex& index) const;
    /// Not valid when it is filtered out.
    QModelIndex indexOf(CouponId campaign) const;
    int total() const { return m_campaigns.rowCount(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    CampaignModel m_campaigns;
    QString m_words;
    QStringList m_states;  // as the rows were last put in order
};

}  // namespace dibs::ui
