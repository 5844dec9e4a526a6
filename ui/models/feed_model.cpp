#include "ui/models/feed_model.h"

namespace dibs::ui {

bool FeedFilter::admits(const console::FeedRow& row) const
{
    return (!outcome || row.outcome == *outcome) && (!user || row.userId == *user)
        && (!partition || row.partition == *partition);
}

qsizetype FeedModel::newIn(const console::Feed& feed) const
{
    if (m_rows.empty()) return feed.rows.size();
    // Serials begin again with a server that was started again, so the request is compared too.
    const console::FeedRow& last = m_rows.front();
    for (qsizetype at = feed.rows.size() - 1; at >= 0; --at)
        if (feed.rows[at].serial == last.serial && feed.rows[at].event == last.event)
            return feed.rows.size() - 1 - at;
    return feed.rows.size();
}

void FeedModel::take(const console::Feed& feed)
{
    const qsizetype count = newIn(feed);
    if (count == 0) return;
    if (count == feed.rows.size()) {
        hideAll();
        m_rows.clear();
    }
    Rows newest;
    for (qsizetype at = feed.rows.size() - std::min<qsizetype>(count, kRowsMax);
         at < feed.rows.size(); ++at) {
        m_rows.push_front(feed.rows[at]);
        if (m_filter.admits(feed.rows[at])) newest.push_front(feed.rows[at]);
    }
    dropOldest();
    show(newest);
}

void FeedModel::dropOldest()
{
    const auto over = std::max<std::ptrdiff_t>(0, std::ssize(m_rows) - kRowsMax);
    if (over == 0) return;
    const auto gone = std::count_if(m_rows.cend() - over, m_rows.cend(),
        [this](const console::FeedRow& row) { return m_filter.admits(row); });
    m_rows.erase(m_rows.cend() - over, m_rows.cend());
    if (gone == 0) return;
    beginRemoveRows({}, rowCount() - static_cast<int>(gone), rowCount() - 1);
    m_shown.erase(m_shown.cend() - gone, m_shown.cend());
    endRemoveRows();
}

void FeedModel::show(const Rows& newest)
{
    if (newest.empty()) return;
    beginInsertRows({}, 0, static_cast<int>(newest.size()) - 1);
    m_shown.insert(m_shown.cbegin(), newest.cbegin(), newest.cend());
    endInsertRows();
}

void FeedModel::hideAll()
{
    if (m_shown.empty()) return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_shown.clear();
    endRemoveRows();
}

void FeedModel::setFilter(const FeedFilter& filter)
{
    if (filter == m_filter) return;
    m_filter = filter;
    hideAll();
    Rows admitted;
    std::ranges::copy_if(m_rows, std::back_inserter(admitted),
        [this](const console::FeedRow& row) { return m_filter.admits(row); });
    show(admitted);
}

void FeedModel::setSnapshot(const console::Snapshot& snapshot)
{
    m_nowMs = snapshot.takenAtMs;
    QHash<CouponId, QString> names;
    for (const console::CampaignSnapshot& each : snapshot.campaigns)
        names.insert(each.couponId, each.description);
    if (names == m_names) return;
    m_names = std::move(names);
    if (!m_shown.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const console::FeedRow& FeedModel::row(const QModelIndex& index) const
{
    return m_shown[static_cast<size_t>(index.row())];
}

int FeedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FeedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::size(kColumns));
}

QVariant FeedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const console::FeedRow& shown = row(index);
    return requestData(shown, {.campaign = m_names.value(shown.couponId), .nowMs = m_nowMs},
        kColumns[index.column()], role);
}

QVariant FeedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? requestTitle(kColumns[section], role) : QVariant();
}

}  // namespace dibs::ui
