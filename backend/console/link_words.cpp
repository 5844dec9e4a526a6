#include "backend/console/link_words.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"

#include <QCoreApplication>

namespace dibs::console {

namespace {

QString translated(const char* words)
{
    return QCoreApplication::translate("console", words);
}

Problem problemWith(const char* word, const char* what, const char* whatToDo)
{
    return {{Shape::Square, Tone::Bad, translated(word)}, translated(what), translated(whatToDo)};
}

Problem wordsFor(LinkState state)
{
    switch (state) {
    case LinkState::InProcess:
    case LinkState::Connecting:
    case LinkState::Live:
    case LinkState::Slow:
    case LinkState::Gone:
        return problemWith(QT_TRANSLATE_NOOP("console", "not heard"),
            QT_TRANSLATE_NOOP("console", "%1 has not been heard %2: %3"),
            QT_TRANSLATE_NOOP("console", "What is known stays, and it is tried again by itself."));
    case LinkState::OtherVersion:
        return problemWith(QT_TRANSLATE_NOOP("console", "other version"),
            QT_TRANSLATE_NOOP("console", "%1 has not been understood %2: %3"),
            QT_TRANSLATE_NOOP("console",
                "Use a Dibs of the server’s version. What is known stays, and it is tried again by "
                "itself."));
    case LinkState::Garbage:
        return problemWith(QT_TRANSLATE_NOOP("console", "not understood"),
            QT_TRANSLATE_NOOP("console", "%1 has not been understood %2: %3"),
            QT_TRANSLATE_NOOP("console",
                "Check that this is the address of a Dibs. What is known stays, and it is tried "
                "again by itself."));
    }
    Q_UNREACHABLE();
}

}  // namespace

std::optional<Problem> problemOf(const Link& link, qint64 nowMs)
{
    if (link.isWell() || link.fault == LinkFault::None) return std::nullopt;
    Problem problem = wordsFor(link.state);
    problem.what = problem.what.arg(link.server, lastingTime(link.sinceMs, nowMs), whyOf(link));
    return problem;
}

QList<Problem> problemsNow(QList<Problem> known, const Link& link, qint64 ageMs, qint64 nowMs)
{
    const bool frozen = freshnessOf(ageMs) == Freshness::Frozen;
    if (frozen)
        for (Problem& each : known) each.status.tone = Tone::Muted;
    if (const std::optional<Problem> unheard = problemOf(link, nowMs))
        known.prepend(*unheard);
    else if (frozen)
        known.prepend(frozenProblem(ageMs, nowMs));
    return known;
}

QString whyOf(const Link& link)
{
    switch (link.fault) {
    case LinkFault::None: return {};
    case LinkFault::Unreachable: return reasonWords(link.detail);
    case LinkFault::Ended:
        return translated(QT_TRANSLATE_NOOP("console", "it has ended the connection"));
    case LinkFault::Silent:
        return translated(QT_TRANSLATE_NOOP("console", "nothing has come from it"));
    case LinkFault::Late: return translated(QT_TRANSLATE_NOOP("console", "its figures are late"));
    case LinkFault::Refused:
        return translated(QT_TRANSLATE_NOOP("console", "it answers %1")).arg(link.detail);
    case LinkFault::NoStream:
        return translated(QT_TRANSLATE_NOOP("console", "it has no event stream for consoles"));
    case LinkFault::NoEvents:
        return translated(QT_TRANSLATE_NOOP("console", "it answers %1 in the place of events"))
            .arg(link.detail);
    case LinkFault::EndlessEvent:
        return translated(QT_TRANSLATE_NOOP("console", "an event has no end"));
    case LinkFault::OtherVersion:
        return translated(QT_TRANSLATE_NOOP("console", "it is version %1, and this is version %2"))
            .arg(link.detail, QStringLiteral(DIBS_VERSION));
    case LinkFault::BadSnapshot:
        return translated(QT_TRANSLATE_NOOP("console", "its snapshot cannot be read: %1"))
            .arg(reasonWords(link.detail));
    case LinkFault::BadFeed:
        return translated(QT_TRANSLATE_NOOP("console", "its feed cannot be read: %1"))
            .arg(reasonWords(link.detail));
    }
    Q_UNREACHABLE();
}

}  // namespace dibs::console
