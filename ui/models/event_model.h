// What happened over the last day, the newest first.
#pragma once

#include "backend/console/events.h"
#include "ui/models/keyed_rows.h"

namespace dibs::ui {

struct EventRow {
    console::Event event;
    qint64 today = 0;  // of the day that times are told against; words change with it

    /// Two that are alike at one moment are one.
    std::pair<qint64, QString> key() const
    {
        return {event.atMs,
            QStringLiteral("%1 %2 %3")
                .arg(static_cast<int>(event.kind))
                .arg(event.number)
                .arg(event.subject)};
    }
    bool operator==(const EventRow&) const = default;
};

class EventModel final : public KeyedRows<EventRow>
{
    Q_OBJECT

public:
    enum Column { Time, What };
    static constexpr int kColumnCount = What + 1;

    using KeyedRows::KeyedRows;

    void take(const QList<console::Event>& oldestFirst, qint64 nowMs);
    qint64 timeAt(const QModelIndex& index) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<console::Event> m_taken;  // twice a second there is mostly nothing new
    qint64 m_today = 0;
};

}  // namespace dibs::ui
