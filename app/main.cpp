// Finds out what is asked for, and hands over. No application object is made before that is known:
// without a display a GUI one would end the process.
#include "app/command_line.h"
#include "app/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUrl>

#include <cstdio>
#include <sysexits.h>

namespace {

using namespace dibs;
using namespace dibs::app;

constexpr auto kDescription
    = "First come, first served, and provably so.\n\n"
      "  dibs                 the window, with everything inside\n"
      "  dibs --no-gui        the server alone\n"
      "  dibs --connect URL   the same window on a server elsewhere\n"
      "  dibs --watch [URL]   the same in a terminal\n"
      "  dibs --check         tries every neighbour, says what is wrong and how to mend it\n"
      "  dibs rehearse …      a load like opening night against a server, and the proof\n"
      "  dibs verify …        replays the log and compares every outcome with it\n\n"
      "Example: dibs --no-gui --demo --data /tmp/dibs --port 8081";

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QString::fromUtf8(kDescription));
    parser.addOption({u"no-gui"_qs, u"serve without a window"_qs});
    parser.addOption({u"watch"_qs,
        u"the console in this terminal, of the server at URL or with one inside"_qs, u"URL"_qs});
    parser.addOption({u"connect"_qs,
        u"the window on the server at this address, such as http://host:8081"_qs, u"URL"_qs});
    parser.addOption({u"demo"_qs,
        u"make a sample campaign, 100,000 users and a few products, unless they exist"_qs});
    parser.addOption({u"read-only"_qs, u"the window looks, and changes nothing"_qs});
    parser.addOption({u"config"_qs, u"read settings from this file"_qs, u"FILE"_qs});
    parser.addOption({u"print-config"_qs, u"print all settings and where they come from"_qs});
    parser.addOption({u"check"_qs,
        u"try every neighbour and say what is wrong; exit code 0: no errors, 1: some"_qs});
    parser.addOption({u"json"_qs, u"print what --check has found as JSON"_qs});
    for (const Setting& setting : settings())
        parser.addOption({QLatin1String(setting.name), QLatin1String(setting.help),
            QLatin1String(setting.placeholder)});
}

/// The address of a server's coupon role.
Result<QUrl> serverAt(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isServer = url.isValid() && url.scheme() == u"http" && !url.host().isEmpty();
    if (isServer) return url;
    return fail(ErrorCode::BadRequest,
        u"\"%1\" is no address of a server: give one such as http://host:8081"_qs.arg(text));
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) arguments.append(QString::fromLocal8Bit(argv[i]));
    // The one flag whose value may be left out, which the parser does not know of.
    const qsizetype watch = arguments.indexOf(u"--watch"_qs);
    if (watch > 0 && (watch + 1 == arguments.size() || arguments[watch + 1].startsWith(u'-')))
        arguments[watch] += u'=';
    return arguments;
}

/// The settings' flags; without one that was not given, so that the next source is asked.
QHash<QString, QString> flagsOf(const QCommandLineParser& parser)
{
    QHash<QString, QString> flags;
    for (const QString& name : parser.optionNames()) flags.insert(name, parser.value(name));
    return flags;
}

int serve(int argc, char** argv)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto done = answerAtOnce(parser, argumentsOf(argc, argv), u"dibs"_qs)) return *done;

    const bool watches = parser.isSet(u"watch"_qs);
    const QString elsewhere = parser.value(watches ? u"watch"_qs : u"connect"_qs);
    if (!elsewhere.isEmpty() || parser.isSet(u"connect"_qs)) {
        const Result<QUrl> server = serverAt(elsewhere);
        if (!server) return complain(server.error());
        const bool readOnly = parser.isSet(u"read-only"_qs);
        return watches ? runWatchElsewhere(argc, argv, server->toString(), readOnly)
                       : runConnected(argc, argv, server->toString(), readOnly);
    }
    const Result<Settings> settings = Settings::gather(flagsOf(parser));
    if (!settings) return complain(settings.error());
    if (parser.isSet(u"print-config"_qs)) {
        std::fputs(qUtf8Printable(settings->print()), stdout);
        return EX_OK;
    }
    const bool json = parser.isSet(u"json"_qs);
    if (parser.isSet(u"check"_qs))
        return runCheck(argc, argv, *settings, json ? CheckForm::Json : CheckForm::Text);
    if (json) return complain(fail(ErrorCode::BadRequest, u"--json belongs to --check"_qs));
    Result<server::Roles::Options> options = settings->roleOptions();
    if (!options) return complain(options.error());
    const bool demo = parser.isSet(u"demo"_qs);
    if (options->core) options->core->demo = demo;
    if (options->coupon) options->coupon->demo = demo;
    if (options->coupon) options->coupon->readOnly = parser.isSet(u"read-only"_qs);
    if (!watches && parser.isSet(u"no-gui"_qs)) return runHeadless(argc, argv, *options);
    if (!options->coupon)
        return complain(fail(ErrorCode::BadRequest,
            u"The core role alone has nothing to show: give --no-gui, or the role coupon as well."_qs));
    return watches ? runWatch(argc, argv, *options) : runGui(argc, argv, *options);
}

using Run = int (*)(int&, char**);

/// Hands over with the command's name gone from the arguments; --help shows the two as one.
int runCommand(Run run, int argc, char** argv)
{
    QByteArray name = QByteArray("dibs ") + argv[1];
    argv[1] = name.data();
    --argc;
    return run(argc, argv + 1);
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("dibs"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DIBS_VERSION));
    // Qt's own event dispatcher costs a server with thousands of connections a quarter less than
    // GLib's.
    qputenv("QT_NO_GLIB", "1");

    const QByteArray command = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (command == "rehearse") return runCommand(runRehearse, argc, argv);
    if (command == "verify") return runCommand(runVerify, argc, argv);
    return serve(argc, argv);
}
