#include "ui/models/campaign_filter.h"

#include "ui/dialogs/palette_dialog.h"

namespace dibs::ui {

CampaignFilter::CampaignFilter(const RateHistory& rates, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    m_campaigns.setRates(rates);
    setDynamicSortFilter(false);
    setSortRole(CampaignModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&m_campaigns);
}

void CampaignFilter::take(const console::Snapshot& snapshot)
{
    m_campaigns.take(snapshot);
    QStringList states;
    states.reserve(snapshot.campaigns.size());
    for (int row = 0; row < m_campaigns.rowCount(); ++row)
        states += m_campaigns.index(row, CampaignModel::State).data().toString();
    if (states == m_states) return;
    m_states = states;
    invalidateFilter();
    const int column = sortColumn();
    if (column < 0) return;
    const Qt::SortOrder order = sortOrder();
    sort(-1);
    sort(column, order);
}

void CampaignFilter::setWords(const QString& words)
{
    m_words = words;
    invalidateFilter();
}

CouponId CampaignFilter::idAt(const QModelIndex& index) const
{
    return m_campaigns.idAt(mapToSource(index));
}

QModelIndex CampaignFilter::indexOf(CouponId campaign) const
{
    return mapFromSource(m_campaigns.indexOf(campaign));
}

bool CampaignFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty()) return true;
    QStringList all;
    for (const int column : {CampaignModel::Name, CampaignModel::State, CampaignModel::Number})
        all += m_campaigns.index(row, column, parent).data().toString();
    return matches(all.join(u' '), m_words);
}

}  // namespace dibs::ui
