// A record in Kafka's terms, with memory of its own.
#pragma once

#include <QByteArray>
#include <QList>

namespace dibs::kafka {

struct Header {
    QByteArray name;
    QByteArray value;
};

struct Message {
    qint64 offset = 0;
    qint64 timestampMs = 0;
    QByteArray key;
    QByteArray value;
    QList<Header> headers;
};

/// The first offset that is still there, and the one the next record will get.
struct Ends {
    qint64 low = 0;
    qint64 high = 0;
};

}  // namespace dibs::kafka
