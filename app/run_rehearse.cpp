// `dibs rehearse`: opening night on demand, and the proof that nobody was wronged.
#include "app/command_line.h"
#include "app/commands.h"
#include "app/unix_signals.h"
#include "backend/rehearsal/progress_line.h"
#include "backend/rehearsal/rehearsal.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

using rehearsal::RehearsalOptions;

struct Asked {
    RehearsalOptions options;
    bool json = false;
};

void describe(QCommandLineParser& parser)
{
    const RehearsalOptions usual;
    const auto add = [&](const char* name, const char* help, const char* placeholder,
                         const QString& byDefault) {
        parser.addOption(
            {QLatin1String(name), QLatin1String(help), QLatin1String(placeholder), byDefault});
    };
    parser.setApplicationDescription(QStringLiteral(
        "Plays opening night against a running server and proves that nobody was wronged.\n"
        "It makes a campaign of its own, marked as a rehearsal, and closes it afterwards.\n\n"
        "Example: dibs rehearse --users 50000 --stock 10000 --rate max --duplicates 5"));
    add("url", "server to rehearse with; several instances with commas between", "URL",
        usual.url.toString());
    add("users", "people who press", "N", QString::number(usual.users));
    add("stock", "coupons to give away", "N", QString::number(usual.stock));
    add("rate", "presses a second, or max", "R", QStringLiteral("max"));
    add("connections", "keep-alive connections", "C", QString::number(usual.connections));
    add("duplicates", "percent of presses that are somebody's second", "P",
        QString::number(usual.duplicates));
    add("seconds", "end the pressing after that time", "S", {});
    add("seed", "repeat the order of an earlier rehearsal", "N", {});
    parser.addOption({QStringLiteral("json"), QStringLiteral("print the proof as JSON")});
}

Result<qint64> number(const QCommandLineParser& parser, const char* name)
{
    bool isNumber = false;
    const QString text = parser.value(QLatin1String(name));
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber) return number;
    return fail(ErrorCode::BadRequest,
        QStringLiteral("--%1 must be a number; \"%2\" was given").arg(QLatin1String(name), text));
}

Result<Asked> read(const QCommandLineParser& parser)
{
    Asked asked;
    RehearsalOptions& options = asked.options;
    asked.json = parser.isSet(QStringLiteral("json"));
    const QStringList urls = parser.value(QStringLiteral("url")).split(u',');
    options.url = QUrl(urls.first());
    for (const QString& other : urls.mid(1)) options.others.append(QUrl(other));
    for (const auto& [name, target] : {std::pair("users", &options.users),
             std::pair("stock", &options.stock), std::pair("connections", &options.connections),
             std::pair("duplicates", &options.duplicates)}) {
        const Result<qint64> given = number(parser, name);
        if (!given) return given.error();
        // Beyond int is beyond every limit too: validate() will say so.
        *target = static_cast<int>(std::clamp<qint64>(*given, -1, 2'000'000'000));
    }
    if (parser.value(QStringLiteral("rate")) != u"max") {
        const Result<qint64> rate = number(parser, "rate");
        if (!rate) return rate.error();
        options.rate = static_cast<int>(std::clamp<qint64>(*rate, -1, 2'000'000'000));
    }
    if (parser.isSet(QStringLiteral("seconds"))) {
        const Result<qint64> seconds = number(parser, "seconds");
        if (!seconds) return seconds.error();
        options.seconds = std::chrono::seconds(*seconds);
    }
    if (parser.isSet(QStringLiteral("seed"))) {
        const Result<qint64> seed = number(parser, "seed");
        if (!seed) return seed.error();
        options.seed = static_cast<quint64>(*seed);
    }
    if (const Result<void> valid = validate(options); !valid) return valid.error();
    return asked;
}

void print(const Result<rehearsal::Report>& result, bool json)
{
    if (!result) {
        complain(result.error());
        return;
    }
    const QByteArray text = json ? renderJson(*result) : renderText(*result).toUtf8();
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    std::fflush(stdout);
}

}  // namespace

int runRehearse(int& argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    describe(parser);
    if (const auto done = answerAtOnce(parser, application.arguments(), u"dibs rehearse"_qs))
        return *done;
    const Result<Asked> asked = read(parser);
    if (!asked) return complain(asked.error());

    rehearsal::Rehearsal rehearsal(asked->options);
    rehearsal::ProgressLine line(
        [](const QByteArray& text) {
            std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stderr);
            std::fflush(stderr);
        },
        ::isatty(STDERR_FILENO) != 0);
    const UnixSignals signalled([&] { rehearsal.interrupt(); });
    QObject::connect(&rehearsal, &rehearsal::Rehearsal::progressed, &rehearsal,
        [&](const rehearsal::Progress& progress) { line.show(progress); });
    QObject::connect(&rehearsal, &rehearsal::Rehearsal::finished, &rehearsal,
        [&](const Result<rehearsal::Report>& result) {
            line.end();
            print(result, asked->json);
            QCoreApplication::exit(exitCodeOf(result));
        });
    rehearsal.start();
    return QCoreApplication::exec();
}

}  // namespace dibs::app
