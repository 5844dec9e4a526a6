#include "ui/models/request_cells.h"

#include "backend/console/figures.h"
#include "backend/console/request_words.h"
#include "ui/models/cell_roles.h"

#include <QCoreApplication>

namespace dibs::ui {

namespace {

using console::FeedRow;

struct RequestCells {
    Q_DECLARE_TR_FUNCTIONS(RequestCells)
};

console::Status statusOf(const FeedRow& request, const RequestContext& context)
{
    return context.decided ? console::statusOf(request.outcome) : console::waitingStatus();
}

bool needsDecision(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Accepted:
    case RequestColumn::Decided:
    case RequestColumn::Result:
    case RequestColumn::Campaign:
    case RequestColumn::User:
    case RequestColumn::Place:
    case RequestColumn::Wait: return true;
    case RequestColumn::Order:
    case RequestColumn::Outcome: return false;
    }
    Q_UNREACHABLE();
}

QString cell(const FeedRow& request, const RequestContext& context, RequestColumn column)
{
    if (!context.decided && needsDecision(column)) return console::kUnknown;
    switch (column) {
    case RequestColumn::Order: return context.order;
    case RequestColumn::Accepted: return console::momentTime(request.acceptedAtMs, context.nowMs);
    case RequestColumn::Decided: return console::momentTime(request.decidedAtMs, context.nowMs);
    case RequestColumn::Outcome: return statusOf(request, context).word;
    case RequestColumn::Result: return console::resultWords(request);
    case RequestColumn::Campaign:
        return context.campaign.isEmpty()
            ? RequestCells::tr("campaign %1").arg(request.couponId.value)
            : context.campaign;
    // As it is typed elsewhere, so without groups.
    case RequestColumn::User: return QString::number(request.userId.value);
    case RequestColumn::Place: return console::placeWords(request.partition, request.offset);
    case RequestColumn::Wait: return console::waitTime(request.decidedAtMs - request.acceptedAtMs);
    }
    Q_UNREACHABLE();
}

QString hover(const FeedRow& request, const RequestContext& context, RequestColumn column)
{
    if (context.decided && column == RequestColumn::Accepted)
        return console::exactTime(request.acceptedAtMs);
    if (context.decided && column == RequestColumn::Decided)
        return console::exactTime(request.decidedAtMs);
    return cell(request, context, column);
}

QString title(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Order: return RequestCells::tr("Order");
    case RequestColumn::Accepted: return RequestCells::tr("Accepted");
    case RequestColumn::Decided: return RequestCells::tr("Decided");
    case RequestColumn::Outcome: return RequestCells::tr("Outcome");
    case RequestColumn::Result: return RequestCells::tr("Result");
    case RequestColumn::Campaign: return RequestCells::tr("Campaign");
    case RequestColumn::User: return RequestCells::tr("User");
    case RequestColumn::Place: return RequestCells::tr("Place");
    case RequestColumn::Wait: return RequestCells::tr("Wait");
    }
    Q_UNREACHABLE();
}

QString explanation(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Order: return RequestCells::tr("Where it stands to the request asked for");
    case RequestColumn::Accepted: return RequestCells::tr("When the server took the request");
    case RequestColumn::Decided: return RequestCells::tr("When it was decided");
    case RequestColumn::Outcome: return RequestCells::tr("What became of it");
    case RequestColumn::Result:
        return RequestCells::tr("The number of the coupon, or why there is none");
    case RequestColumn::Campaign: return RequestCells::tr("The campaign it asks a coupon of");
    case RequestColumn::User: return RequestCells::tr("Who asked");
    case RequestColumn::Place: return RequestCells::tr("Partition and offset in the log: p1@5231");
    case RequestColumn::Wait: return RequestCells::tr("From accepted to decided");
    }
    Q_UNREACHABLE();
}

QVariant alignment(RequestColumn column)
{
    const bool figure = column == RequestColumn::User || column == RequestColumn::Wait;
    return QVariant(Qt::AlignVCenter | (figure ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

QVariant requestData(
    const FeedRow& request, const RequestContext& context, RequestColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole: return cell(request, context, column);
    case Qt::ToolTipRole: return hover(request, context, column);
    case Qt::AccessibleTextRole:
        return RequestCells::tr("%1: %2").arg(title(column), cell(request, context, column));
    case Qt::TextAlignmentRole: return alignment(column);
    case CellStatusRole:
        if (column != RequestColumn::Outcome) return {};
        return QVariant::fromValue(statusOf(request, context));
    default: return {};
    }
}

QVariant requestTitle(RequestColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole: return title(column);
    case Qt::ToolTipRole: return explanation(column);
    case Qt::TextAlignmentRole: return alignment(column);
    default: return {};
    }
}

QString widestOf(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Order: return RequestCells::tr("this request") + QStringLiteral("    ");
    case RequestColumn::Accepted:
    case RequestColumn::Decided: return QStringLiteral("30 Nov 00:00:00.000");
    case RequestColumn::Outcome: {
        QString widest;
        for (const auto outcome :
            {console::RequestOutcome::Issued, console::RequestOutcome::SoldOut,
                console::RequestOutcome::Duplicate, console::RequestOutcome::Rejected})
            if (const QString word = console::statusOf(outcome).word; word.size() > widest.size())
                widest = word;
        return QStringLiteral("000") + widest;  // and its shape
    }
    case RequestColumn::Result: return RequestCells::tr("on the wrong partition");
    case RequestColumn::Campaign: return QStringLiteral("000000000000000000");
    case RequestColumn::User: return QStringLiteral("000000000000");
    case RequestColumn::Place: return QStringLiteral("p63@999999999");
    case RequestColumn::Wait: return console::waitTime(60 * 60'000 - 1'000);
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::ui
