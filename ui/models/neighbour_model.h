// What the server leans on, one row each.
#pragma once

#include "backend/console/neighbour_words.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

struct NeighbourRow {
    console::NeighbourSnapshot neighbour;
    qint64 atMs = 0;  // the moment of the snapshot, to the minute: what "since" is told against

    std::pair<int, QString> key() const
    {
        return {static_cast<int>(neighbour.kind), neighbour.name};
    }
    bool operator==(const NeighbourRow&) const = default;
};

class NeighbourModel final : public KeyedRows<NeighbourRow>
{
    Q_OBJECT

public:
    enum Column { State, Name, Kind, RoundTrip, Since, Meaning };
    static constexpr int kColumnCount = Meaning + 1;

    using KeyedRows::KeyedRows;

    void take(const console::Snapshot& snapshot);

    /// The row of one that does not work, or -1.
    int firstIll() const;

    /// Why it does not work and what to do; empty while it is well.
    QString wordsAt(const QModelIndex& index) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    qint64 m_newestMs = 0;  // what is taken later and is older is the past
};

}  // namespace dibs::ui
