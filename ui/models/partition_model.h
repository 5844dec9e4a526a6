// The partitions, one row each, in the technical terms of those who know them.
#pragma once

#include "backend/console/status.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

struct PartitionRow {
    console::PartitionSnapshot partition;
    double evenShares = 0;  // its records against an even share of all; 1: as it should be

    int key() const { return partition.partition; }
    bool operator==(const PartitionRow&) const = default;
};

class RateHistory;

class PartitionModel final : public KeyedRows<PartitionRow>
{
    Q_OBJECT

public:
    enum Column {
        Number,
        State,
        Decided,
        Position,
        LogEnd,
        Waiting,
        Oldest,
        In,
        Out,
        Trend,
        Skew,
        Owner
    };
    static constexpr int kColumnCount = Owner + 1;

    /// How much of the log is decided, 0 … 1. And how much a partition needs somebody: the worst
    /// state first, then who has the most waiting.
    enum Role { ShareRole = Qt::UserRole, UrgencyRole, WordsRole };

    using KeyedRows::KeyedRows;

    /// For the sparklines; without it there are none.
    void setRates(const RateHistory& rates) { m_rates = &rates; }

    void take(const console::Snapshot& snapshot);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const RateHistory* m_rates = nullptr;
};

/// Which partition has far more than its part, and why that is; empty when they are alike, or when
/// there are too few records to say.
QString skewWords(const console::Snapshot& snapshot);

}  // namespace dibs::ui
