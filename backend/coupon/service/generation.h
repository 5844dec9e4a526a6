// How a request becomes an outcome (`--issue`): three generations behind one interface.
#pragma once

#include <QLatin1String>
#include <QStringList>

#include <array>
#include <optional>

namespace dibs::coupon {

enum class Generation {
    Immediate,  // the first: decided inside the request, in a transaction of its own
    Scheduled,  // the second: written into a table, which a timer drains
    Event,  // appended to the log, which alone decides
};

inline QLatin1String word(Generation generation)
{
    switch (generation) {
    case Generation::Immediate: return QLatin1String("immediate");
    case Generation::Scheduled: return QLatin1String("scheduled");
    case Generation::Event: return QLatin1String("event");
    }
    Q_UNREACHABLE();
}

inline std::optional<Generation> generationFrom(const QString& text)
{
    for (const Generation each : {Generation::Immediate, Generation::Scheduled, Generation::Event})
        if (word(each) == text) return each;
    return std::nullopt;
}

/// The guarantees it gives; ARCHITECTURE.md says why the earlier ones lack some.
inline QStringList claimsOf(Generation generation)
{
    QStringList claims{QStringLiteral("G1"), QStringLiteral("G2"), QStringLiteral("G3")};
    if (generation == Generation::Event) claims += QStringLiteral("G4");
    claims += QStringLiteral("G5");
    if (generation == Generation::Event) claims += QStringLiteral("G6");
    return claims;
}

/// Whose outcomes a database holds, by the incarnation that its positions name: a generation
/// without a log stands there with its own name.
inline Generation generationOf(const QString& incarnation)
{
    return generationFrom(incarnation).value_or(Generation::Event);
}

}  // namespace dibs::coupon
