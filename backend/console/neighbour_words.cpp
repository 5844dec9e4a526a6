#include "backend/console/neighbour_words.h"

#include "backend/console/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace dibs::console {

namespace {

QString translated(const char* words)
{
    return QCoreApplication::translate("console", words);
}

QString purposeOf(NeighbourKind kind)
{
    switch (kind) {
    case NeighbourKind::Log:
        return translated(QT_TRANSLATE_NOOP("console", "Keeps every accepted request, in order."));
    case NeighbourKind::Database:
        return translated(QT_TRANSLATE_NOOP("console", "Holds stock, coupons and outcomes."));
    case NeighbourKind::Redis:
        return translated(
            QT_TRANSLATE_NOOP("console", "Carries the lock and the news between instances."));
    case NeighbourKind::Instance:
        return translated(QT_TRANSLATE_NOOP("console", "Shares the partitions with this server."));
    }
    Q_UNREACHABLE();
}

}  // namespace

Status statusOf(const NeighbourSnapshot& neighbour)
{
    if (neighbour.isWell()) {
        if (neighbour.sinceMs == 0)
            return {Shape::Dots, Tone::Muted,
                translated(QT_TRANSLATE_NOOP("console", "not asked yet"))};
        return {Shape::Disc, Tone::Good, translated(QT_TRANSLATE_NOOP("console", "healthy"))};
    }
    if (neighbour.kind == NeighbourKind::Redis)
        return {Shape::Triangle, Tone::Busy, translated(QT_TRANSLATE_NOOP("console", "degraded"))};
    return {Shape::Square, Tone::Bad, translated(QT_TRANSLATE_NOOP("console", "does not work"))};
}

QString kindWord(NeighbourKind kind)
{
    switch (kind) {
    case NeighbourKind::Log: return translated(QT_TRANSLATE_NOOP("console", "Event log"));
    case NeighbourKind::Database: return translated(QT_TRANSLATE_NOOP("console", "Database"));
    case NeighbourKind::Redis: return translated(QT_TRANSLATE_NOOP("console", "Lock and news"));
    case NeighbourKind::Instance: return translated(QT_TRANSLATE_NOOP("console", "Other instance"));
    }
    Q_UNREACHABLE();
}

QString meaningOf(const NeighbourSnapshot& neighbour)
{
    if (neighbour.isWell()) return purposeOf(neighbour.kind);
    switch (neighbour.kind) {
    case NeighbourKind::Log:
        return translated(QT_TRANSLATE_NOOP(
            "console", "Nothing can be accepted; new requests are told to come back later."));
    case NeighbourKind::Database:
        return translated(QT_TRANSLATE_NOOP(
            "console", "Nothing can be decided; what is accepted stays in the log."));
    case NeighbourKind::Redis:
        return translated(QT_TRANSLATE_NOOP("console",
            "Outcomes stay right; answers to clients that wait elsewhere may come later."));
    case NeighbourKind::Instance:
        return translated(QT_TRANSLATE_NOOP(
            "console", "Its partitions go to the other instances within seconds."));
    }
    Q_UNREACHABLE();
}

QString whatToDo(const NeighbourSnapshot& neighbour)
{
    if (neighbour.isWell()) return {};
    switch (neighbour.kind) {
    case NeighbourKind::Log:
        return translated(QT_TRANSLATE_NOOP("console",
            "Check that it runs, can be reached from this server, and its disk is not full. "
            "dibs --check says more."));
    case NeighbourKind::Database:
        return translated(QT_TRANSLATE_NOOP("console",
            "Check that it runs, can be reached from this server, and its disk is not full. "
            "Deciding goes on by itself. dibs --check says more."));
    case NeighbourKind::Redis:
        return translated(QT_TRANSLATE_NOOP(
            "console", "Check that it runs and can be reached; it is used again by itself."));
    case NeighbourKind::Instance:
        return translated(
            QT_TRANSLATE_NOOP("console", "See the log of that instance, then restart it."));
    }
    Q_UNREACHABLE();
}

QString roundTrip(const NeighbourSnapshot& neighbour)
{
    if (!neighbour.roundTripMs) return kUnknown;
    const double ms = *neighbour.roundTripMs;
    if (ms > 0 && ms < 0.05)
        return QCoreApplication::translate("console", "< %1 ms").arg(QLocale().toString(0.1));
    return QCoreApplication::translate("console", "%1 ms").arg(rate(ms));
}

}  // namespace dibs::console
