#include "backend/rehearsal/progress_line.h"

#include <QLocale>
#include <QString>

#include <utility>

namespace dibs::rehearsal {

namespace {

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

QString phaseText(const Progress& progress)
{
    const qint64 remaining = progress.total - progress.done;
    switch (progress.phase) {
    case Progress::Phase::Sending:
        return QStringLiteral("Pressing %1 %  %2 accepted")
            .arg(percentOf(progress.done, progress.total), 3)
            .arg(number(progress.accepted));
    case Progress::Phase::Deciding:
        return QStringLiteral("Deciding %1 %  %2 undecided")
            .arg(percentOf(progress.done, progress.total), 3)
            .arg(number(remaining));
    case Progress::Phase::Reading:
        return QStringLiteral("Reading  %1 %  %2 outcomes")
            .arg(percentOf(progress.done, progress.total), 3)
            .arg(number(progress.done));
    }
    Q_UNREACHABLE();
}

QString leftText(std::optional<std::chrono::seconds> left)
{
    if (!left) return QStringLiteral("time left unknown");
    const qint64 seconds = left->count();
    return QStringLiteral("%1:%2 left")
        .arg(seconds / 60)
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

ProgressLine::ProgressLine(Write write, bool onTerminal)
    : m_write(std::move(write))
    , m_onTerminal(onTerminal)
{
}

void ProgressLine::show(const Progress& progress)
{
    if (m_onTerminal) {
        m_write("\r" + textOf(progress) + "\x1b[K");
        m_lineIsOpen = true;
        return;
    }
    const bool due = !m_shown || m_shown->phase != progress.phase
        || progress.elapsed - m_shown->elapsed >= kLineInterval;
    if (!due) return;
    m_write(textOf(progress) + "\n");
    m_shown = progress;
}

void ProgressLine::end()
{
    if (std::exchange(m_lineIsOpen, false)) m_write("\r\x1b[K");
}

QByteArray textOf(const Progress& progress)
{
    return QStringLiteral("%1  %2/s  %3")
        .arg(phaseText(progress), number(qRound64(progress.perSecond)), leftText(progress.left))
        .toUtf8();
}

}  // namespace dibs::rehearsal
