// Dead letters, one row each, by their number.
#pragma once

#include "backend/console/dead_letter.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

struct LetterRow {
    console::DeadLetter letter;
    qint64 nowMs = 0;

    qint64 key() const { return letter.id; }
    bool operator==(const LetterRow&) const = default;
};

class LetterModel final : public KeyedRows<LetterRow>
{
    Q_OBJECT

public:
    enum Column { Number, State, Found, Place, Reason };
    static constexpr int kColumnCount = Reason + 1;

    using KeyedRows::KeyedRows;

    void show(const QList<console::DeadLetter>& letters, qint64 nowMs);
    /// Null when there is no such row.
    const console::DeadLetter* letter(const QModelIndex& index) const;
    QModelIndex indexOf(qint64 id) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

}  // namespace dibs::ui
