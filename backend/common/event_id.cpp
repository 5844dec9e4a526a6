#include "backend/common/event_id.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <random>

namespace dibs {
namespace {

EventId stamped(std::array<uchar, 16> bytes, uchar version)
{
    bytes[6] = static_cast<uchar>((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = static_cast<uchar>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(
        QByteArrayView(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())));
}

}  // namespace

EventId newEventId(qint64 nowMs)
{
    // One generator a thread: the system's source costs a system call for each id. Uniqueness is
    // all that is asked of it; that an id cannot be guessed is the job of the request id's HMAC.
    thread_local std::mt19937_64 random(QRandomGenerator::system()->generate64());

    std::array<uchar, 16> bytes{};
    qToBigEndian(static_cast<quint64>(nowMs) << 16 | (random() & 0xffff), bytes.data());
    qToBigEndian(static_cast<quint64>(random()), bytes.data() + 8);
    return stamped(bytes, 7);
}

EventId eventIdFor(const QByteArray& idempotencyKey, UserId userId, CouponId couponId)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(couponId.value) + ' ' + QByteArray::number(userId.value) + ' ');
    hash.addData(idempotencyKey);
    std::array<uchar, 16> bytes{};
    std::copy_n(hash.result().cbegin(), bytes.size(), bytes.begin());
    return stamped(bytes, 8);
}

}  // namespace dibs
