// Numbers and ids as bytes: seven bits a byte, small numbers first, negative ones in zigzag.
#pragma once

#include "backend/common/ids.h"

#include <QByteArray>

namespace dibs::coupon {

class ByteWriter
{
public:
    explicit ByteWriter(QByteArray bytes = {})
        : m_bytes(std::move(bytes))
    {
    }

    void unsignedNumber(quint64 value)
    {
        while (value >= 0x80) {
            m_bytes += static_cast<char>(value | 0x80);
            value >>= 7;
        }
        m_bytes += static_cast<char>(value);
    }
    /// As its distance from `base`, modulo 2^64: there may be anything in an event.
    void number(qint64 value, qint64 base = 0)
    {
        const quint64 distance = static_cast<quint64>(value) - static_cast<quint64>(base);
        const bool isNegative = distance >> 63 != 0;
        unsignedNumber((distance << 1) ^ (isNegative ? ~quint64{0} : 0));
    }
    void id(EventId id) { m_bytes += id.toRfc4122(); }

    /// All that was written, with a checksum behind it.
    QByteArray sealed() const;

private:
    QByteArray m_bytes;
};

/// Reads what a ByteWriter has sealed. Beyond the end, and after the first thing that cannot be,
/// everything is 0.
class ByteReader
{
public:
    explicit ByteReader(const QByteArray& message);

    bool hasItsSeal() const;
    bool isGood() const { return m_good; }
    bool isAtEnd() const { return m_at == m_end; }

    quint64 unsignedNumber();
    quint64 below(quint64 limit);
    /// Of things that follow, each of a byte at least.
    quint64 count() { return below(static_cast<quint64>(m_end - m_at) + 1); }
    qint64 number(qint64 base = 0);
    EventId id();

private:
    const QByteArray m_message;
    qsizetype m_end;  // where the checksum begins
    qsizetype m_at = 0;
    bool m_good;
};

}  // namespace dibs::coupon
