// Where a topic is: kafka://host:9092[,host2:9092][/topic].
#pragma once

#include "backend/common/result.h"

#include <QByteArray>

namespace dibs::kafka {

struct Address {
    QByteArray servers;  // "host:9092,host2:9092"
    QString topic;

    /// The topic is `coupon-issue-events` unless the path says otherwise; the port is 9092.
    static Result<Address> parse(const QString& url);

    QString text() const;
};

}  // namespace dibs::kafka
