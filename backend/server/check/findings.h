// Where a check writes down what it finds, line by line: what was found before a neighbour fell
// silent is not lost.
#pragma once

#include "backend/server/check/check_line.h"

#include <mutex>

namespace dibs::server {

/// Any thread.
class Findings
{
public:
    /// What is asked for next: named, should no answer come.
    void lookAt(const QString& name);

    void ok(const QString& name, const QString& what, std::optional<double> roundTripMs = {});
    void warn(const QString& name, const QString& what, const QString& mend);
    void error(const QString& name, const QString& what, const QString& mend);
    void add(CheckLine line);

    /// All lines, for good: what comes later is dropped.
    QList<CheckLine> take();
    QString lookedAt() const;

private:
    mutable std::mutex m_mutex;
    QString m_lookedAt;  // this and all below: protected by m_mutex
    QList<CheckLine> m_lines;
    bool m_isTaken = false;
};

}  // namespace dibs::server
