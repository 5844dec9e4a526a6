// The partitions, one row each, in the technical terms of those who know them.
#pragma once

#include "backend/console/status.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

struct PartitionRow {
    console::PartitionSnapshot partition;

    int key() const { return partition.partition; }
    bool operator==(const PartitionRow&) const = default;
};

class PartitionModel final : public KeyedRows<PartitionRow>
{
    Q_OBJECT

public:
    enum Column { Number, State, Decided, Position, LogEnd, Waiting, Oldest, In, Out, Owner };
    static constexpr int kColumnCount = Owner + 1;

    /// What the delegates paint: a console::Status; how much of the log is decided, 0 … 1. And how
    /// much a partition needs somebody: the worst state first, then who has the most waiting.
    enum Role { StatusRole = Qt::UserRole, ShareRole, UrgencyRole, WordsRole };

    using KeyedRows::KeyedRows;

    void take(const console::Snapshot& snapshot);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

}  // namespace dibs::ui
