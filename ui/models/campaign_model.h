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
    QString figures;  // the third line, in words

    CouponId key() const { return campaign.couponId; }
    bool operator==(const CampaignRow&) const = default;
};

class CampaignModel final : public KeyedRows<CampaignRow>
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole };

    using KeyedRows::KeyedRows;

    void take(const console::Snapshot& snapshot);
    CouponId idAt(const QModelIndex& index) const;
    QModelIndex indexOf(CouponId campaign) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace dibs::ui
