#include "backend/coupon/service/request_ids.h"

namespace dibs::coupon {
namespace {

constexpr qsizetype kUuidLength = 36;
constexpr qsizetype kSignatureBytes = 8;

/// Takes as long for a good guess as for a bad one.
bool equal(const QByteArray& one, const QByteArray& other)
{
    if (one.size() != other.size()) return false;
    uint difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= static_cast<uchar>(one[i]) ^ static_cast<uchar>(other[i]);
    return difference == 0;
}

}  // namespace

RequestIds::RequestIds(const QByteArray& key)
    : m_hmac(QCryptographicHash::Sha256, key)
{
}

QByteArray RequestIds::sign(EventId event)
{
    m_hmac.reset();
    m_hmac.addData(event.toRfc4122());
    return event.toByteArray(QUuid::WithoutBraces) + '.'
        + m_hmac.result()
              .left(kSignatureBytes)
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<EventId> RequestIds::verify(const QByteArray& requestId)
{
    const auto event = QUuid::fromString(QLatin1String(requestId.left(kUuidLength)));
    if (event.isNull() || !equal(sign(event), requestId)) return std::nullopt;
    return event;
}

}  // namespace dibs::coupon
