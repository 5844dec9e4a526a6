// Shows progress on stderr: one line that is rewritten on a terminal, now and then a line
// elsewhere.
#pragma once

#include "backend/rehearsal/progress.h"

#include <QByteArray>

#include <functional>

namespace dibs::rehearsal {

class ProgressLine
{
public:
    using Write = std::function<void(const QByteArray&)>;

    /// Between two lines of a log.
    static constexpr std::chrono::seconds kLineInterval{5};

    ProgressLine(Write write, bool onTerminal);

    void show(const Progress& progress);

    /// Leaves the cursor at the start of an empty line.
    void end();

private:
    Write m_write;
    bool m_onTerminal;
    bool m_lineIsOpen = false;
    std::optional<Progress> m_shown;
};

QByteArray textOf(const Progress& progress);

}  // namespace dibs::rehearsal
