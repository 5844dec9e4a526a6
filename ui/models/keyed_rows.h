// Rows that follow a list of values without ever being reset: selection and scroll stay where the
// reader put them, and no row jumps.
#pragma once

#include <QAbstractTableModel>
#include <QSet>

#include <algorithm>

namespace dibs::ui {

/// `Row` has a `key()` that names it for good and compares by value.
template <class Row>
class KeyedRows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    const Row& rowAt(const QModelIndex& index) const { return m_rows[index.row()]; }

    /// Rows keep the order in which they came; a new one is put behind the one it follows in
    /// `next`.
    void follow(const QList<Row>& next)
    {
        removeMissing(next);
        insertNew(next);
        changeDifferent(next);
    }

private:
    using Key = decltype(std::declval<Row>().key());

    int find(const Key& key) const
    {
        const auto found = std::find_if(
            m_rows.cbegin(), m_rows.cend(), [&](const Row& row) { return row.key() == key; });
        return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
    }

    void removeMissing(const QList<Row>& next)
    {
        QSet<Key> keys;
        for (const Row& row : next) keys.insert(row.key());
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (keys.contains(m_rows[row].key())) continue;
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }

    void insertNew(const QList<Row>& next)
    {
        QSet<Key> known;
        for (const Row& row : std::as_const(m_rows)) known.insert(row.key());
        int after = -1;
        for (const Row& row : next) {
            if (!known.contains(row.key())) {
                beginInsertRows({}, after + 1, after + 1);
                m_rows.insert(after + 1, row);
                endInsertRows();
                known.insert(row.key());
            }
            after = find(row.key());
        }
    }

    /// Neighbours that changed together are announced together.
    void changeDifferent(const QList<Row>& next)
    {
        QList<bool> changed(m_rows.size(), false);
        for (const Row& row : next) {
            const int at = find(row.key());
            if (m_rows[at] == row) continue;
            m_rows[at] = row;
            changed[at] = true;
        }
        for (int first = 0; first < rowCount(); ++first) {
            if (!changed[first]) continue;
            int last = first;
            while (last + 1 < rowCount() && changed[last + 1]) ++last;
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
            first = last;
        }
    }

    QList<Row> m_rows;
};

}  // namespace dibs::ui
