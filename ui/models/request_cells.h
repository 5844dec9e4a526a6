// Requests in tables: the feed, those of a customer and their neighbours write them alike.
#pragma once

#include "backend/console/feed.h"

#include <QVariant>

namespace dibs::ui {

enum class RequestColumn { Order, Accepted, Decided, Outcome, Result, Campaign, User, Place, Wait };

/// What is known of a request besides itself.
struct RequestContext {
    QString campaign;  // its name; empty: its number takes its place
    QString order;  // how it stands to another one, in words
    bool decided = true;
    qint64 nowMs = 0;

    bool operator==(const RequestContext&) const = default;
};

QVariant requestData(
    const console::FeedRow& request, const RequestContext& context, RequestColumn column, int role);
QVariant requestTitle(RequestColumn column, int role);

/// As wide as it gets.
QString widestOf(RequestColumn column);

}  // namespace dibs::ui
