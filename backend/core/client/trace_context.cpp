#include "backend/core/client/trace_context.h"

#include <QRandomGenerator>

namespace dibs::core {
namespace {

constexpr qsizetype kTraceEnd = 35;  // of "00-" and 32 digits
constexpr qsizetype kFlagsFrom = 52;

QByteArray hexDigits()  // 16
{
    // Zero is no id.
    const quint64 number = QRandomGenerator::system()->generate64() | 1;
    return QByteArray::number(number, 16).rightJustified(16, '0');
}

}  // namespace

QByteArray childOf(const QByteArray& traceparent)
{
    if (traceparent.isEmpty()) return "00-" + hexDigits() + hexDigits() + '-' + hexDigits() + "-01";
    return traceparent.first(kTraceEnd) + '-' + hexDigits() + traceparent.mid(kFlagsFrom);
}

}  // namespace dibs::core
