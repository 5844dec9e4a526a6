// What goes to stderr while a server runs: log lines, or one line that is rewritten on a terminal.
#pragma once

#include "backend/console/snapshot.h"

#include <QByteArray>

namespace dibs::app {

/// "2026-01-01T00:00:00.000Z info text", as journald and people like it.
void logLine(const char* level, const QString& text);

/// On one thread.
class StatusLine
{
public:
    explicit StatusLine(bool onTerminal)
        : m_onTerminal(onTerminal)
    {
    }
    ~StatusLine();

    /// Each second on a terminal. Elsewhere a line when a problem comes or goes, and one every
    /// kLineIntervalMs while something is decided.
    void show(const console::Snapshot& snapshot);
    static constexpr qint64 kLineIntervalMs = 10'000;

private:
    void rewrite(const console::Snapshot& snapshot);
    void append(const console::Snapshot& snapshot);

    const bool m_onTerminal;
    bool m_lineIsOpen = false;
    qint64 m_appendedAtMs = 0;
    quint64 m_decided = 0;
    QString m_problems;
};

/// "412 issued/s · 3,120 left · lag 240 · oldest wait 0.3 s"
QString statusText(const console::Snapshot& snapshot);

}  // namespace dibs::app
