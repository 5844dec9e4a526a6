#include "app/command_line.h"

#include "app/commands.h"

#include <QCommandLineParser>

#include <cstdio>
#include <sysexits.h>

namespace dibs::app {

// Not parser.process(): it ends the process with code 1, which says something else here.
std::optional<int> answerAtOnce(
    QCommandLineParser& parser, const QStringList& arguments, const QString& command)
{
    const auto refuse = [&](const QString& what) {
        return complain(fail(ErrorCode::BadRequest, u"%1 See %2 --help"_qs.arg(what, command)));
    };
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(arguments)) return refuse(parser.errorText());
    if (parser.isSet(u"help"_qs)) {
        std::fputs(qUtf8Printable(parser.helpText()), stdout);
        return EX_OK;
    }
    if (parser.isSet(u"version"_qs)) {
        std::puts("dibs " DIBS_VERSION);
        return EX_OK;
    }
    if (parser.positionalArguments().isEmpty()) return std::nullopt;
    return refuse(u"There is no \"%1\" here."_qs.arg(parser.positionalArguments().constFirst()));
}

}  // namespace dibs::app
