#include "backend/eventlog/event_log.h"

#include <QtEndian>

namespace dibs::eventlog {
namespace {

/// MurmurHash2 with Kafka's seed (org.apache.kafka.common.utils.Utils.murmur2).
quint32 murmur2(const QByteArray& data)
{
    constexpr quint32 kMix = 0x5bd1e995;
    constexpr int kShift = 24;
    const auto length = static_cast<quint32>(data.size());
    const auto* bytes = reinterpret_cast<const uchar*>(data.constData());

    quint32 hash = 0x9747b28c ^ length;
    const quint32 whole = length / 4;
    for (quint32 i = 0; i < whole; ++i) {
        quint32 word = qFromLittleEndian<quint32>(bytes + size_t{i} * 4);
        word *= kMix;
        word ^= word >> kShift;
        word *= kMix;
        hash = hash * kMix ^ word;
    }
    const uchar* rest = bytes + size_t{whole} * 4;
    switch (length % 4) {
    case 3: hash ^= quint32{rest[2]} << 16; [[fallthrough]];
    case 2: hash ^= quint32{rest[1]} << 8; [[fallthrough]];
    case 1: hash = (hash ^ rest[0]) * kMix;
    }
    hash ^= hash >> 13;
    hash *= kMix;
    return hash ^ hash >> 15;
}

}  // namespace

int partitionOf(const QByteArray& key, int partitionCount)
{
    // Kafka clears the sign instead of taking the absolute value.
    return static_cast<int>((murmur2(key) & 0x7fffffff) % static_cast<quint32>(partitionCount));
}

}  // namespace dibs::eventlog
