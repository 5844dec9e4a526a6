#include "backend/server/check/findings.h"

namespace dibs::server {

using Severity = CheckLine::Severity;

void Findings::lookAt(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    m_lookedAt = name;
}

void Findings::ok(const QString& name, const QString& what, std::optional<double> roundTripMs)
{
    add({Severity::Ok, name, what, {}, roundTripMs});
}

void Findings::warn(const QString& name, const QString& what, const QString& mend)
{
    add({Severity::Warning, name, what, mend, {}});
}

void Findings::error(const QString& name, const QString& what, const QString& mend)
{
    add({Severity::Error, name, what, mend, {}});
}

void Findings::add(CheckLine line)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isTaken) m_lines.append(std::move(line));
}

QList<CheckLine> Findings::take()
{
    const std::lock_guard lock(m_mutex);
    m_isTaken = true;
    return std::exchange(m_lines, {});
}

QString Findings::lookedAt() const
{
    const std::lock_guard lock(m_mutex);
    return m_lookedAt;
}

}  // namespace dibs::server
