// A few requests side by side: those of a customer, or one with its neighbours in the log.
#pragma once

#include "backend/console/customer.h"
#include "ui/models/keyed_rows.h"
#include "ui/models/request_cells.h"

namespace dibs::ui {

struct RequestRow {
    console::FeedRow request;
    RequestContext context;

    EventId key() const { return request.event; }
    bool operator==(const RequestRow&) const = default;
};

class RequestModel final : public KeyedRows<RequestRow>
{
    Q_OBJECT

public:
    explicit RequestModel(QList<RequestColumn> columns, QObject* parent = nullptr);

    void show(const QList<RequestRow>& rows) { follow(rows); }
    const RequestRow& row(const QModelIndex& index) const { return rowAt(index); }
    QModelIndex indexOf(const EventId& request) const;
    const QList<RequestColumn>& columns() const { return m_columns; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QList<RequestColumn> m_columns;
};

/// The requests of a story as rows, and one of them between its neighbours, in log order.
QList<RequestRow> rowsOf(const console::CustomerStory& story, qint64 nowMs);
QList<RequestRow> neighboursOf(const console::RequestStory& story, qint64 nowMs);

}  // namespace dibs::ui
