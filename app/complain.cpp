#include "app/commands.h"

#include <QRegularExpression>

#include <cstdio>
#include <sysexits.h>

namespace dibs::app {
namespace {

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest: return EX_USAGE;
    case ErrorCode::NotFound: return EX_NOINPUT;
    case ErrorCode::Conflict: return EX_CONFIG;
    case ErrorCode::Unavailable: return EX_UNAVAILABLE;
    case ErrorCode::Corrupt: return EX_DATAERR;
    }
    Q_UNREACHABLE();
}

/// As a shell takes it for one word.
QString quoted(const QString& word)
{
    static const QRegularExpression kPlain(u"^[\\w./:=,@%+-]+$"_qs);
    if (kPlain.match(word).hasMatch()) return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_qs) + u'\'';
}

/// What says how a server runs, and nothing of what it leans on.
bool isManner(const QString& argument)
{
    return argument == u"--no-gui" || argument == u"--demo" || argument == u"--read-only"
        || argument.section(u'=', 0, 0) == u"--watch";
}

QString checkWith(const QStringList& arguments)
{
    QStringList words{quoted(arguments.constFirst()), u"--check"_qs};
    for (const QString& each : arguments.mid(1))
        if (!isManner(each)) words.append(quoted(each));
    return words.join(u' ');
}

}  // namespace

int complain(const Error& error)
{
    std::fprintf(stderr, "dibs: %s\n", qUtf8Printable(error.detail));
    return exitCodeFor(error.code);
}

int complainOfStart(const Error& error, const QStringList& arguments)
{
    const int exitCode = complain(error);
    // A setting that is wrong by itself has said what it may be.
    if (error.code != ErrorCode::BadRequest)
        std::fprintf(stderr, "dibs: what each neighbour says, and how to mend it: %s\n",
            qUtf8Printable(checkWith(arguments)));
    return exitCode;
}

}  // namespace dibs::app
