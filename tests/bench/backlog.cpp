// A backlog of one hot coupon, and the real consumer that decides it, with no server around them.
//
//   backlog fill DIR RECORDS        a data directory whose log holds so many undecided requests
//   backlog decide DIR              decides them; prints {"records":…,"seconds":…}
#include "backend/eventlog/embedded_event_log.h"
#include "backend/platform/sql/data_directory.h"
#include "backend/platform/sql/migrations.h"
#include "tests/bench/deciding.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace dibs;
using namespace dibs::bench;

namespace {

constexpr int kPartitions = 3;  // what the server makes of a new log

/// An open data directory, as the server has it.
struct Place {
    sql::DataDirectory directory;
    std::unique_ptr<eventlog::EmbeddedEventLog> log;
    std::unique_ptr<sql::Connection> store;
};

Result<Place> openPlace(const QString& path, const Clock& clock)
{
    Result<sql::DataDirectory> directory = sql::DataDirectory::hold(path);
    if (!directory) return directory.error();
    auto log = eventlog::EmbeddedEventLog::open(
        {directory->file(QStringLiteral("log.db")), kPartitions}, clock);
    if (!log) return log.error();
    auto store = sql::Connection::openSqlite(
        directory->file(QStringLiteral("coupon.db")), sql::Connection::Access::ReadWrite);
    if (!store) return store.error();
    if (const auto migrated = sql::migrate(**store, QStringLiteral(":/sql/sqlite/coupon"));
        !migrated)
        return migrated.error();
    return Place{std::move(*directory), std::move(*log), std::move(*store)};
}

Result<void> fillPlace(const QString& path, qint64 count)
{
    const SystemClock clock;
    const Result<Place> place = openPlace(path, clock);
    if (!place) return place.error();
    return createHotCoupon(*place->store, kPartitions, count, clock).andThen([&] {
        return fill(*place->log, {.count = count}, clock);
    });
}

Result<void> decidePlace(const QString& path)
{
    const SystemClock clock;
    const Result<Place> place = openPlace(path, clock);
    if (!place) return place.error();
    coupon::LocalCouponLock lock;
    const auto open = [&directory = place->directory] {
        return sql::Connection::openSqlite(
            directory.file(QStringLiteral("coupon.db")), sql::Connection::Access::ReadWrite);
    };
    const Result<Decided> decided = decide(
        *place->log, lock, open, [](const auto&) {}, clock);
    if (!decided) return decided.error();
    std::printf("{\"records\":%llu,\"seconds\":%.4f}\n", decided->records, decided->seconds);
    return {};
}

int exitCode(const Result<void>& done)
{
    if (done) return EXIT_SUCCESS;
    std::fprintf(stderr, "backlog: %s\n", qUtf8Printable(done.error().detail));
    return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const qint64 count = arguments.value(2).toLongLong();
    if (arguments.value(0) == u"fill" && count > 0) return exitCode(fillPlace(arguments[1], count));
    if (arguments.value(0) == u"decide" && arguments.size() == 2)
        return exitCode(decidePlace(arguments[1]));
    std::fprintf(stderr, "usage: backlog fill DIR RECORDS | backlog decide DIR\n");
    return EXIT_FAILURE;
}
