#include "backend/coupon/service/outcome_bytes.h"

#include <QtEndian>

namespace dibs::coupon {
namespace {

constexpr qsizetype kSealBytes = 8;
constexpr qsizetype kIdBytes = 16;

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv): against accidents, not against
/// enemies.
quint64 sumOf(QByteArrayView bytes)
{
    quint64 sum = 0xcbf29ce484222325;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        sum *= 0x100000001b3;
    }
    return sum;
}

}  // namespace

QByteArray ByteWriter::sealed() const
{
    QByteArray message = m_bytes;
    message.resize(m_bytes.size() + kSealBytes);
    qToLittleEndian(sumOf(m_bytes), message.data() + m_bytes.size());
    return message;
}

ByteReader::ByteReader(const QByteArray& message)
    : m_message(message)
    , m_end(std::max<qsizetype>(0, message.size() - kSealBytes))
    , m_good(message.size() >= kSealBytes)
{
}

bool ByteReader::hasItsSeal() const
{
    return m_message.size() >= kSealBytes
        && qFromLittleEndian<quint64>(m_message.constData() + m_end)
        == sumOf(QByteArrayView(m_message).first(m_end));
}

quint64 ByteReader::unsignedNumber()
{
    quint64 value = 0;
    for (int shift = 0; m_good && shift < 64; shift += 7) {
        if (m_at == m_end) break;
        const auto byte = static_cast<unsigned char>(m_message[m_at++]);
        if (shift == 63 && byte > 1) break;  // more than 64 bits
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    m_good = false;
    return 0;
}

quint64 ByteReader::below(quint64 limit)
{
    const quint64 value = unsignedNumber();
    if (value < limit) return value;
    m_good = false;
    return 0;
}

qint64 ByteReader::number(qint64 base)
{
    const quint64 zigzag = unsignedNumber();
    const quint64 value = (zigzag >> 1) ^ (zigzag & 1 ? ~quint64{0} : 0);
    return static_cast<qint64>(static_cast<quint64>(base) + value);
}

EventId ByteReader::id()
{
    if (!m_good || m_end - m_at < kIdBytes) {
        m_good = false;
        return {};
    }
    m_at += kIdBytes;
    return QUuid::fromRfc4122(QByteArrayView(m_message).sliced(m_at - kIdBytes, kIdBytes));
}

}  // namespace dibs::coupon
