// What every connection to Kafka has in common.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/kafka/address.h"
#include "backend/platform/kafka/handles.h"

#include <QList>

namespace dibs::kafka {

/// One setting of librdkafka, as in its CONFIGURATION.md.
struct Property {
    QByteArray name;
    QByteArray value;
};

struct Settings {
    Address address;
    QList<Property> passThrough;  // from the configuration file: security.protocol, sasl.*, ssl.*
    QString clientId;  // names this instance in the broker's log and in other tools
};

/// The error names a setting that may not be passed through, or that librdkafka does not take.
Result<Conf> confFor(const Settings& settings, const QList<Property>& own);

Result<Handle> start(rd_kafka_type_t type, Conf conf);

/// "<what>: <librdkafka's words>".
Error unavailable(const QString& what, rd_kafka_resp_err_t code);

}  // namespace dibs::kafka
