// Rows that follow a list of values without ever being reset: selection and scroll stay where the
// reader put them, and no row jumps.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

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
    using Key = decltype(std::declval<Row>().key());

    const Row& rowAt(const QModelIndex& index) const { return m_rows[index.row()]; }

    /// -1: there is none.
    int find(const Key& key) const { return m_places.value(key, -1); }

    /// Rows keep the order in which they came; a new one is put behind the one it follows in
    /// `next`.
    void follow(const QList<Row>& next)
    {
        removeMissing(next);
        insertNew(next);
        changeDifferent(next);
    }

private:
    /// From `first` on, where rows moved.
    void place(int first)
    {
        for (int row = first; row < rowCount(); ++row) m_places.insert(m_rows[row].key(), row);
    }

    void removeMissing(const QList<Row>& next)
    {
        QSet<Key> keys;
        keys.reserve(next.size());
        for (const Row& row : next) keys.insert(row.key());
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (keys.contains(m_rows[row].key())) continue;
            beginRemoveRows({}, row, row);
            m_places.remove(m_rows[row].key());
            m_rows.removeAt(row);
            place(row);
            endRemoveRows();
        }
    }

    /// New neighbours are announced together: a thousand campaigns that come at once are one
    /// announcement.
    void insertNew(const QList<Row>& next)
    {
        int after = -1;
        for (qsizetype at = 0; at < next.size(); ++at) {
            if (const int known = find(next[at].key()); known >= 0) {
                after = known;
                continue;
            }
            QList<Row> fresh;
            QSet<Key> keys;
            for (; at < next.size() && find(next[at].key()) < 0; ++at) {
                if (keys.contains(next[at].key())) continue;
                keys.insert(next[at].key());
                fresh.append(next[at]);
            }
            --at;
            beginInsertRows({}, after + 1, after + static_cast<int>(fresh.size()));
            for (const Row& row : std::as_const(fresh)) m_rows.insert(++after, row);
            place(after + 1 - static_cast<int>(fresh.size()));
            endInsertRows();
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
    QHash<Key, int> m_places;  // where each key's row is
};

}  // namespace dibs::ui
