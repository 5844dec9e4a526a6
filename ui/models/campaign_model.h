// The campaigns, one row each, in the order the server names them.
#pragma once

#include "backend/console/status.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

/// All that the list shows of a campaign.
struct CampaignRow {
    console::CampaignSnapshot campaign;
    console::Status status;
    std::optional<qint64> oldestWaitMs;  // of its partition; none when nobody of this one waits
    qint64 today = 0;  // when it began: what is told of other days is told with the day

    CouponId key() const { return campaign.couponId; }
    bool operator==(const CampaignRow&) const = default;
};

/// The third line, in words. Made when it is painted: of a thousand rows some are seen.
QString figuresOf(const CampaignRow& row);

class RateHistory;

class CampaignModel final : public KeyedRows<CampaignRow>
{
    Q_OBJECT

public:
    enum Column {
        Name,
        State,
        Left,
        Total,
        Issued,
        Accepting,
        Issuing,
        Trend,
        Waiting,
        Oldest,
        Opens,
        Closes,
        Partition,
        Number
    };
    static constexpr int kColumnCount = Number + 1;

    /// The whole row; what a column is sorted by.
    enum Role { RowRole = Qt::UserRole, SortRole };

    using KeyedRows::KeyedRows;

    /// For the sparklines; without it there are none.
    void setRates(const RateHistory& rates) { m_rates = &rates; }

    void take(const console::Snapshot& snapshot);
    CouponId idAt(const QModelIndex& index) const;
    QModelIndex indexOf(CouponId campaign) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const RateHistory* m_rates = nullptr;
};

}  // namespace dibs::ui
