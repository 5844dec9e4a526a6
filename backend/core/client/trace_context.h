// W3C trace context: https://www.w3.org/TR/trace-context/
#pragma once

#include <QByteArray>

namespace dibs::core {

/// For a call of ours on behalf of a request with `traceparent`: the same trace, a step of our own.
/// A trace of its own when the request has none.
QByteArray childOf(const QByteArray& traceparent);

}  // namespace dibs::core
