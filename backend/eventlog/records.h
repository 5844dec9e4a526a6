// What goes into an event log and what comes out, in Kafka's terms.
#pragma once

#include <QByteArray>
#include <QList>

namespace dibs::eventlog {

struct Header {
    QByteArray name;
    QByteArray value;

    bool operator==(const Header&) const = default;
};

/// Headers as they are stored in SQL: a JSON array of pairs, so that any SQL shell can read them;
/// null when there are none.
QByteArray encodeHeaders(const QList<Header>& headers);
QList<Header> decodeHeaders(const QByteArray& stored);

struct NewRecord {
    QByteArray key;  // decides the partition
    QByteArray value;
    QList<Header> headers;
};

struct Record {
    qint64 offset = 0;
    qint64 timestampMs = 0;  // when the log took it, epoch milliseconds
    QByteArray key;
    QByteArray value;
    QList<Header> headers;
    bool isMarker = false;  // takes an offset, but is the log's own bookkeeping: nothing to decide

    bool operator==(const Record&) const = default;
};

/// 16 bytes that tell two records at the same offset of two logs apart.
QByteArray digestOf(const Record& record);

/// What became of an append. There are three answers, and the API has the same three (202, 503,
/// 504).
enum class Delivery {
    Persisted,
    NotPersisted,  // nothing will happen
    PossiblyPersisted,  // nobody knows; a retry must carry the same event id
};

struct Watermarks {
    qint64 low = 0;  // the first offset still there
    qint64 high = 0;  // the offset the next record will get

    bool operator==(const Watermarks&) const = default;
};

}  // namespace dibs::eventlog
