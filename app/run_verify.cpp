// `dibs verify`: replays the log and compares every outcome in the database with it.
#include "app/command_line.h"
#include "app/commands.h"
#include "backend/coupon/service/verifier.h"
#include "backend/eventlog/embedded_log_reader.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

using coupon::VerifyReport;

constexpr int kExitDifferences = 1;

Result<VerifyReport> verify(const QString& directory, const coupon::Verifier::Progress& progress)
{
    const QString logFile = directory + QStringLiteral("/log.db");
    const QString storeFile = directory + QStringLiteral("/coupon.db");
    for (const QString& file : {logFile, storeFile})
        if (!QFile::exists(file))
            return fail(ErrorCode::NotFound,
                QStringLiteral("there is no %1: name the server's data directory with --data")
                    .arg(file));
    const auto log = eventlog::EmbeddedLogReader::openAlone(logFile);
    if (!log) return log.error();
    const auto identity = (*log)->identity();
    if (!identity) return identity.error();
    const auto store = sql::Connection::openSqlite(storeFile, sql::Connection::Access::ReadOnly);
    if (!store) return store.error();
    coupon::SqlAuditQueries queries(**store);
    return coupon::Verifier(**log, identity->incarnation, identity->partitions, queries)
        .verify(progress);
}

QByteArray asJson(const VerifyReport& report)
{
    const QJsonObject object{{u"holds"_qs, report.holds()}, {u"partitions"_qs, report.partitions},
        {u"records"_qs, report.records}, {u"undecided"_qs, report.undecided},
        {u"issued"_qs, report.issued}, {u"soldOut"_qs, report.soldOut},
        {u"duplicate"_qs, report.duplicate}, {u"rejected"_qs, report.rejected},
        {u"repeated"_qs, report.repeated}, {u"deadLetters"_qs, report.deadLetters},
        {u"differenceCount"_qs, report.differenceCount},
        {u"differences"_qs, QJsonArray::fromStringList(report.differences)}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QByteArray asText(const VerifyReport& report)
{
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
    text += report.holds()
        ? QStringLiteral("Every outcome is what the log says.\n")
        : QStringLiteral("Log and database differ. Keep both files as they are and find out why "
                         "before the next campaign.\n");
    return text.toUtf8();
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
                       "Exit code: 0 nothing differs, 1 something does.\n\n"
                       "Example: dibs verify --data /var/lib/dibs"));
    parser.addOption({QStringLiteral("data"), QStringLiteral("the server's data directory"),
        QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("config"), QStringLiteral("read settings from this file"),
        QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("print the result as JSON")});
    if (const auto done = answerAtOnce(parser, application.arguments(), u"dibs verify"_qs))
        return *done;

    QHash<QString, QString> flags;
    for (const QString& name : {u"data"_qs, u"config"_qs})
        if (parser.isSet(name)) flags.insert(name, parser.value(name));
    const Result<Settings> settings = Settings::gather(flags);
    if (!settings) return complain(settings.error());

    QElapsedTimer elapsed;
    elapsed.start();
    const Result<VerifyReport> report
        = verify(settings->value(u"data"_qs), [&](qint64 done) { showProgress(done, elapsed); });
    if (::isatty(STDERR_FILENO) != 0) std::fputs("\r\033[K", stderr);
    if (!report) return complain(report.error());
    const QByteArray text = parser.isSet(u"json"_qs) ? asJson(*report) : asText(*report);
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    return report->holds() ? EX_OK : kExitDifferences;
}

}  // namespace dibs::app
