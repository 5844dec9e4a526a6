// The live feed, newest first: what was decided since one looks, as far as it goes without a gap.
#pragma once

#include "backend/console/snapshot.h"
#include "ui/models/request_cells.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace dibs::ui {

/// What is not set admits all.
struct FeedFilter {
    std::optional<console::RequestOutcome> outcome;
    std::optional<UserId> user;
    std::optional<int> partition;

    bool admits(const console::FeedRow& row) const;
    bool operator==(const FeedFilter&) const = default;
};

/// Bounded, and never reset: rows come above and go below.
class FeedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kRowsMax = 5'000;

    static constexpr RequestColumn kColumns[]{RequestColumn::Decided, RequestColumn::Outcome,
        RequestColumn::Result, RequestColumn::Campaign, RequestColumn::User, RequestColumn::Place,
        RequestColumn::Wait};

    using QAbstractTableModel::QAbstractTableModel;

    /// A feed that does not go on from the last one taken starts a new list: nothing is shown as
    /// neighbours that is none.
    void take(const console::Feed& feed);

    /// How many of its rows take() would add.
    qsizetype newIn(const console::Feed& feed) const;

    void setFilter(const FeedFilter& filter);
    /// For the campaigns' names, and for what is today's.
    void setSnapshot(const console::Snapshot& snapshot);

    /// Rows that are held, shown or not.
    qsizetype heldCount() const { return static_cast<qsizetype>(m_rows.size()); }
    const console::FeedRow& row(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Rows = std::deque<console::FeedRow>;

    void show(const Rows& newest);
    void hideAll();
    void dropOldest();

    Rows m_rows;  // newest first, at most kRowsMax
    Rows m_shown;  // those of m_rows that the filter admits
    FeedFilter m_filter;
    QHash<CouponId, QString> m_names;
    qint64 m_nowMs = 0;
};

}  // namespace dibs::ui
