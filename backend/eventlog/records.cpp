#include "backend/eventlog/records.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace dibs::eventlog {
namespace {

constexpr qsizetype kDigestBytes = 16;

}  // namespace

QByteArray encodeHeaders(const QList<Header>& headers)
{
    if (headers.isEmpty()) return {};
    QJsonArray pairs;
    for (const Header& header : headers)
        pairs.append(QJsonArray{QString::fromUtf8(header.name), QString::fromUtf8(header.value)});
    return QJsonDocument(pairs).toJson(QJsonDocument::Compact);
}

QList<Header> decodeHeaders(const QByteArray& stored)
{
    QList<Header> headers;
    const QJsonArray pairs = QJsonDocument::fromJson(stored).array();
    for (const QJsonValue& entry : pairs) {
        const QJsonArray pair = entry.toArray();
        headers.append({pair.at(0).toString().toUtf8(), pair.at(1).toString().toUtf8()});
    }
    return headers;
}

QByteArray digestOf(const Record& record)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(record.timestampMs) + ' '
        + QByteArray::number(record.key.size()) + ' ' + record.key);
    hash.addData(record.value);
    return hash.result().left(kDigestBytes);
}

}  // namespace dibs::eventlog
