// `dibs verify`: replays the log and compares every outcome in the database with it.
#include "app/command_line.h"
#include "app/commands.h"
#include "backend/coupon/service/verifier.h"
#include "backend/server/audit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

using coupon::Generation;
using coupon::VerifyReport;

constexpr int kExitDifferences = 1;

const QStringList kOfLogAndDatabase{u"data"_qs, u"log"_qs, u"db"_qs, u"db-password-file"_qs};

// Of a generation that keeps no log.
const QStringList kProven{u"G1"_qs, u"G2"_qs, u"G5"_qs};
const QStringList kNotProven{u"G3"_qs, u"G4"_qs, u"G6"_qs};

struct Verified {
    VerifyReport report;
    Generation generation;
};

Result<Verified> verify(
    const server::BackingOptions& options, const coupon::Verifier::Progress& progress)
{
    const Result<server::Audit> audit = server::Audit::open(options);
    if (!audit) return audit.error();
    coupon::SqlAuditQueries queries(*audit->store);
    const Result<VerifyReport> report = coupon::Verifier(
        *audit->log, audit->identity.incarnation, audit->identity.partitions, queries)
                                            .verify(progress);
    if (!report) return report.error();
    return Verified{*report, audit->generation};
}

QByteArray asJson(const Verified& verified)
{
    const VerifyReport& report = verified.report;
    const bool hasLog = verified.generation == Generation::Event;
    const QJsonObject object{{u"holds"_qs, report.holds()}, {u"partitions"_qs, report.partitions},
        {u"issue"_qs, word(verified.generation)},
        {u"notProven"_qs, hasLog ? QJsonArray() : QJsonArray::fromStringList(kNotProven)},
        {u"records"_qs, report.records}, {u"undecided"_qs, report.undecided},
        {u"issued"_qs, report.issued}, {u"soldOut"_qs, report.soldOut},
        {u"duplicate"_qs, report.duplicate}, {u"rejected"_qs, report.rejected},
        {u"repeated"_qs, report.repeated}, {u"deadLetters"_qs, report.deadLetters},
        {u"differenceCount"_qs, report.differenceCount},
        {u"differences"_qs, QJsonArray::fromStringList(report.differences)}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QString verdictWithLog(bool holds)
{
    return holds ? QStringLiteral("Every outcome is what the log says.\n")
                 : QStringLiteral("Log and database differ. Keep both files as they are and find "
                                  "out why before the next campaign.\n");
}

/// The outcomes themselves stood in the log's place.
QString verdictWithoutLog(Generation generation, bool holds)
{
    if (!holds)
        return QStringLiteral("The tables contradict each other: above, \"the log\" is the outcomes"
                              " in the order of their decision. Keep them as they are and find out "
                              "why before the next campaign.\n");
    return QStringLiteral(
        "Made with --issue %1, which keeps no log. What its tables prove holds (%2): stock,"
        " holders, and sequence numbers without a gap follow from the outcomes in the order of"
        " their decision.\nNot proven (%3): that nobody asked before them, that every answer has"
        " its outcome, and that nobody was turned away. dibs rehearse holds a load's answers"
        " against its outcomes.\n")
        .arg(word(generation), kProven.join(u", "), kNotProven.join(u", "));
}

QByteArray asText(const Verified& verified)
{
    const VerifyReport& report = verified.report;
    const auto line = [](const char* what, qint64 count) {
        return QStringLiteral("%1 %2\n").arg(QLatin1String(what), -14).arg(count, 12);
    };
    QString text = line("records", report.records) + line("issued", report.issued)
        + line("sold out", report.soldOut) + line("duplicate", report.duplicate)
        + line("rejected", report.rejected) + line("repeated", report.repeated)
        + line("dead letters", report.deadLetters) + line("undecided", report.undecided)
        + line("differences", report.differenceCount);
    for (const QString& difference : report.differences) text += u"  "_qs + difference + u'\n';
    if (report.differenceCount > report.differences.size())
        text += QStringLiteral("  … and %1 more\n")
                    .arg(report.differenceCount - report.differences.size());
    text += verified.generation == Generation::Event
        ? verdictWithLog(report.holds())
        : verdictWithoutLog(verified.generation, report.holds());
    return text.toUtf8();
}

int exitCodeOf(const Verified& verified)
{
    if (!verified.report.holds()) return kExitDifferences;
    return verified.generation == Generation::Event ? EX_OK : EX_CONFIG;
}

void showProgress(qint64 done, const QElapsedTimer& elapsed)
{
    if (::isatty(STDERR_FILENO) == 0) return;
    const qint64 perSecond = done * 1'000 / std::max<qint64>(1, elapsed.elapsed());
    std::fprintf(stderr, "\r\033[K%lld records and rows checked, %lld/s",
        static_cast<long long>(done), static_cast<long long>(perSecond));
}

}  // namespace

int runVerify(int& argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Replays the log and compares every outcome in the database with it.\n"
                       "Works on a stopped server and beside a running one.\n"
                       "Exit code: 0 nothing differs, 1 something does, 78 nothing does, but\n"
                       "without a log (--issue immediate, scheduled) nothing proves the order.\n\n"
                       "Example: dibs verify --data /var/lib/dibs\n"
                       "         dibs verify --log kafka://host:9092 --db mysql://dibs@host/dibs"
                       " --db-password-file FILE"));
    for (const Setting& setting : settings())
        if (kOfLogAndDatabase.contains(QLatin1String(setting.name)))
            parser.addOption({QLatin1String(setting.name), QLatin1String(setting.help),
                QLatin1String(setting.placeholder)});
    parser.addOption({QStringLiteral("config"), QStringLiteral("read settings from this file"),
        QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("print the result as JSON")});
    if (const auto done = answerAtOnce(parser, application.arguments(), u"dibs verify"_qs))
        return *done;

    QHash<QString, QString> flags;
    for (const QString& name : parser.optionNames()) flags.insert(name, parser.value(name));
    const Result<Settings> gathered = Settings::gather(flags);
    if (!gathered) return complain(gathered.error());
    const Result<server::BackingOptions> options = gathered->backingOptions();
    if (!options) return complain(options.error());

    QElapsedTimer elapsed;
    elapsed.start();
    const Result<Verified> verified
        = verify(*options, [&](qint64 done) { showProgress(done, elapsed); });
    if (::isatty(STDERR_FILENO) != 0) std::fputs("\r\033[K", stderr);
    if (!verified)
        return complainOfStart(
            verified.error(), QStringList{u"dibs"_qs} + application.arguments().mid(1));
    const QByteArray text = parser.isSet(u"json"_qs) ? asJson(*verified) : asText(*verified);
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    return exitCodeOf(*verified);
}

}  // namespace dibs::app
