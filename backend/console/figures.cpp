#include "backend/console/figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dibs::console {

namespace {

/// The C locale groups nothing, and a long number without groups is misread.
QLocale locale()
{
    const QLocale system;
    return system.language() == QLocale::C ? QLocale(QLocale::English) : system;
}

struct Units {
    QString larger;
    QString both;
};

/// "18 min", not "18 min 0 s".
QString inUnits(const Units& words, qint64 larger, qint64 smaller)
{
    return smaller == 0 ? words.larger.arg(count(larger))
                        : words.both.arg(count(larger)).arg(smaller);
}

}  // namespace

QString count(qint64 value)
{
    return locale().toString(value);
}

QString count(std::optional<qint64> value)
{
    return value ? count(*value) : QString(kUnknown);
}

QString rate(double perSecond)
{
    if (!std::isfinite(perSecond)) return kUnknown;
    // A trickle is not nothing.
    if (perSecond > 0 && perSecond < 0.05)
        return QCoreApplication::translate("console", "< %1").arg(locale().toString(0.1));
    // 9.95 would be written 10.0.
    const bool small = perSecond > 0 && perSecond < 9.95;
    return locale().toString(perSecond, 'f', small ? 1 : 0);
}

QString duration(qint64 ms)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;

    if (ms < 0) return kUnknown;
    if (ms < 9'950)
        return QCoreApplication::translate("console", "%1 s")
            .arg(locale().toString(static_cast<double>(ms) / 1'000, 'f', 1));

    const qint64 seconds = (ms + 500) / 1'000;
    if (seconds < kMinute) return QCoreApplication::translate("console", "%1 s").arg(seconds);
    if (seconds < kHour)
        return inUnits({QCoreApplication::translate("console", "%1 min"),
                           QCoreApplication::translate("console", "%1 min %2 s")},
            seconds / kMinute, seconds % kMinute);
    if (seconds < kDay)
        return inUnits({QCoreApplication::translate("console", "%1 h"),
                           QCoreApplication::translate("console", "%1 h %2 min")},
            seconds / kHour, seconds % kHour / kMinute);
    return inUnits({QCoreApplication::translate("console", "%1 d"),
                       QCoreApplication::translate("console", "%1 d %2 h")},
        seconds / kDay, seconds % kDay / kHour);
}

QString duration(std::optional<qint64> ms)
{
    return ms ? duration(*ms) : QString(kUnknown);
}

QString waitTime(qint64 ms)
{
    if (ms < 0 || ms >= 1'000) return duration(ms);
    return QCoreApplication::translate("console", "%1 ms").arg(ms);
}

QString momentTime(qint64 epochMs, qint64 nowMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(epochMs);
    const bool today = time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return locale().toString(time, today ? u"HH:mm:ss.zzz" : u"d MMM HH:mm:ss.zzz");
}

QString clockTime(qint64 epochMs, qint64 nowMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(epochMs);
    const bool today = time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return locale().toString(time, today ? u"HH:mm" : u"d MMM HH:mm");
}

QString pastTime(qint64 epochMs, qint64 nowMs)
{
    if (nowMs - epochMs >= kRelativeUpToMs) return clockTime(epochMs, nowMs);
    return QCoreApplication::translate("console", "%1 ago")
        .arg(duration(std::max(qint64{0}, nowMs - epochMs)));
}

QString lastingTime(qint64 sinceMs, qint64 nowMs)
{
    if (nowMs - sinceMs >= kRelativeUpToMs)
        return QCoreApplication::translate("console", "since %1").arg(clockTime(sinceMs, nowMs));
    return QCoreApplication::translate("console", "for %1")
        .arg(duration(std::max(qint64{0}, nowMs - sinceMs)));
}

QString exactTime(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs).toString(u"yyyy-MM-dd HH:mm:ss t");
}

}  // namespace dibs::console
