#include "ui/models/request_model.h"

namespace dibs::ui {

RequestModel::RequestModel(QList<RequestColumn> columns, QObject* parent)
    : KeyedRows(parent)
    , m_columns(std::move(columns))
{
}

QModelIndex RequestModel::indexOf(const EventId& request) const
{
    const int row = find(request);
    return row < 0 ? QModelIndex() : index(row, 0);
}

int RequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const RequestRow& row = rowAt(index);
    return requestData(row.request, row.context, m_columns[index.column()], role);
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? requestTitle(m_columns[section], role) : QVariant();
}

QList<RequestRow> rowsOf(const console::CustomerStory& story, qint64 nowMs)
{
    QList<RequestRow> rows;
    for (const console::RequestStory& each : story.requests)
        rows.append(
            {each.request, {.campaign = each.campaign, .decided = each.decided, .nowMs = nowMs}});
    return rows;
}

QList<RequestRow> neighboursOf(const console::RequestStory& story, qint64 nowMs)
{
    if (!story.decided) return {};
    QList<RequestRow> rows;
    const auto add = [&](const console::FeedRow& request, const QString& order) {
        rows.append({request, {.campaign = story.campaign, .order = order, .nowMs = nowMs}});
    };
    for (qsizetype at = 0; at < story.before.size(); ++at)
        add(story.before[at], RequestModel::tr("%1 before").arg(story.before.size() - at));
    add(story.request, RequestModel::tr("this request"));
    for (qsizetype at = 0; at < story.after.size(); ++at)
        add(story.after[at], RequestModel::tr("%1 after").arg(at + 1));
    return rows;
}

}  // namespace dibs::ui
