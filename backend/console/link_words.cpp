#include "backend/console/link_words.h"

#include "backend/console/figures.h"

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
            QT_TRANSLATE_NOOP("console", "%1 is not heard since %2: %3"),
            QT_TRANSLATE_NOOP(
                "console", "The window keeps what it knows and goes on trying by itself."));
    case LinkState::OtherVersion:
        return problemWith(QT_TRANSLATE_NOOP("console", "other version"),
            QT_TRANSLATE_NOOP("console", "%1 is not understood since %2: %3"),
            QT_TRANSLATE_NOOP("console",
                "Use a window of the server's version. This one keeps what it knows and goes on "
                "trying by itself."));
    case LinkState::Garbage:
        return problemWith(QT_TRANSLATE_NOOP("console", "not understood"),
            QT_TRANSLATE_NOOP("console", "%1 is not understood since %2: %3"),
            QT_TRANSLATE_NOOP("console",
                "Check that this is the address of a Dibs. The window keeps what it knows and goes "
                "on trying by itself."));
    }
    Q_UNREACHABLE();
}

}  // namespace

std::optional<Problem> problemOf(const Link& link)
{
    if (link.isWell() || link.problem.isEmpty()) return std::nullopt;
    Problem problem = wordsFor(link.state);
    problem.what = problem.what.arg(link.server, exactTime(link.sinceMs), link.problem);
    return problem;
}

}  // namespace dibs::console
