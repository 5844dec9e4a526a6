// What the checks of log and database learn for the check of the two together.
#pragma once

#include "backend/coupon/repository/sql_issuance_store.h"
#include "backend/platform/kafka/message.h"

#include <QHash>

#include <vector>

namespace dibs::server {

struct LogFacts {
    QString name;  // for people
    int partitions = 0;  // 0: it is not made yet
    QString incarnation;
    std::vector<kafka::Ends> ends;  // by partition; empty where the log is embedded
    QHash<QString, QString> settings;  // of the topic
};

struct StoreFacts {
    QString name;
    QList<coupon::Position> positions;  // by partition; empty: nothing was consumed yet
};

}  // namespace dibs::server
