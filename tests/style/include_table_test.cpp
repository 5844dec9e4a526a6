// Holds every #include line of the product against the table below, so that a room knows what it
// may know and nothing else. The table is the rule: change it in a commit that says why.
#include "tests/style/source_files.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <optional>

using namespace dibs::style;

namespace {

// Each room may include itself, the standard library, POSIX, and what its row names.
// A word `name:what` holds for files of that name only (adapters carry their technology in the
// name); a name with a slash is the path inside the room. Longer room names win.
struct Room {
    const char* path;
    const char* ours;
    const char* libraries;  // a Qt module, or the folder a library's headers live in
};

// clang-format off
constexpr std::array kTable{
    Room{"backend/common",        "",
                                  "QtCore coupon_issue_event.cpp:simdjson"},
    Room{"backend/platform/http", "backend/common",
                                  "QtCore QtNetwork QtHttpServer"},
    Room{"backend/platform/kafka", "backend/common",
                                  "QtCore librdkafka"},
    Room{"backend/platform/redis", "backend/common",
                                  "QtCore hiredis"},
    Room{"backend/platform/sql",  "backend/common",
                                  "QtCore sqlite_*:sqlite3 mysql_*:mariadb"},
    Room{"backend/eventlog",      "backend/common embedded_*:backend/platform/sql "
                                  "kafka_*:backend/platform/kafka",
                                  "QtCore"},
    Room{"backend/coupon/domain", "backend/common",
                                  "QtCore"},
    Room{"backend/coupon",        "backend/common backend/eventlog/event_log.h backend/eventlog/records.h "
                                  "sql_*:backend/platform/sql redis_*:backend/platform/redis "
                                  "immediate_*:backend/eventlog/no_event_log.h "
                                  "scheduled_*:backend/eventlog/no_event_log.h "
                                  "api/*:backend/platform/http",
                                  "QtCore service/*:roaring"},
    Room{"backend/core/domain",   "backend/common",
                                  "QtCore"},
    Room{"backend/core",          "backend/common sql_*:backend/platform/sql "
                                  "api/*:backend/platform/http",
                                  "QtCore client/*:QtNetwork"},
    Room{"backend/console",       "backend/common",
                                  "QtCore remote_*:QtNetwork"},
    Room{"backend/history",       "backend/common backend/console backend/platform/sql",
                                  "QtCore"},
    Room{"backend/rehearsal",     "backend/common",
                                  "QtCore QtNetwork"},
    Room{"backend/server",        "backend",
                                  "QtCore QtNetwork prometheus"},
    Room{"ui",                    "backend/common backend/console backend/history "
                                  "rehearsal_*:backend/rehearsal",
                                  "QtCore QtGui QtWidgets QtCharts"},
    Room{"app",                   "backend ui",
                                  "QtCore QtNetwork toml++ run_gui.cpp:QtGui run_gui.cpp:QtWidgets "
                                  "watch_screen.cpp:ncurses"},
};

// Open to every room: POSIX and Linux headers, by folder or by name without ".h".
constexpr const char* kSystem
    = "arpa cerrno csignal errno fcntl ifaddrs limits linux malloc net netdb netinet poll pthread sched "
      "signal sys sysexits syslog termios time unistd";
// clang-format on

const QStringList kProduct{u"app"_qs, u"backend"_qs, u"ui"_qs};

bool isBelow(const QString& path, const QString& folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

const Room* roomOf(const QString& path)
{
    const Room* room = nullptr;
    for (const Room& candidate : kTable) {
        const bool longer = room == nullptr || qstrlen(candidate.path) > qstrlen(room->path);
        if (longer && isBelow(path, QLatin1String(candidate.path))) room = &candidate;
    }
    return room;
}

/// The words of a cell that hold for this file, without their patterns.
QStringList wordsFor(const QString& file, const Room& room, const char* cell)
{
    const QString inRoom = file.mid(static_cast<qsizetype>(qstrlen(room.path)) + 1);
    QStringList words;
    for (const QString& word : QString::fromLatin1(cell).split(u' ', Qt::SkipEmptyParts)) {
        const QString pattern = word.contains(u':') ? word.section(u':', 0, 0) : u"*"_qs;
        const QString name = pattern.contains(u'/') ? inRoom : inRoom.section(u'/', -1);
        const auto regex = QRegularExpression::wildcardToRegularExpression(pattern);
        if (QRegularExpression(regex).match(name).hasMatch()) words.append(word.section(u':', -1));
    }
    return words;
}

/// Which module of the installed Qt a header such as "QTcpSocket" comes from; empty if none.
QString qtModuleOf(const QString& header)
{
    static const QHash<QString, QString> kModules = [] {
        QHash<QString, QString> modules;
        const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        QDirIterator found(headers.path(), QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString path = headers.relativeFilePath(found.next());
            if (path.count(u'/') == 1) modules[path.section(u'/', 1)] = path.section(u'/', 0, 0);
        }
        return modules;
    }();
    return kModules.value(header);
}

/// The name a header goes by in the column `libraries`; none if every room may include it.
std::optional<QString> libraryOf(const QString& header)
{
    static const QStringList kFree = QString::fromLatin1(kSystem).split(u' ');

    if (const QString module = qtModuleOf(header); !module.isEmpty()) return module;
    if (!header.contains(u'/') && !header.endsWith(u".h")) return {};  // the standard library
    const QString name = header.section(u'/', 0, 0);
    if (kFree.contains(name) || kFree.contains(name.chopped(2))) return {};
    return header.contains(u'/') ? name : name.chopped(2);
}

/// From the top of the project, when it is a header of ours: in <> or in quotes, from the top or
/// beside the file.
std::optional<QString> oursOf(const QString& file, const QString& header, bool quoted)
{
    const QString top = header.section(u'/', 0, 0);
    if (kProduct.contains(top) || top == u"tests") return QDir::cleanPath(header);
    if (!quoted) return {};
    return QDir::cleanPath(file.section(u'/', 0, -2) + u'/' + header);
}

/// What is wrong with this line of this file, in words; empty if nothing is.
QString broken(const QString& file, const QString& line)
{
    static const QRegularExpression kInclude(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_qs);

    const QRegularExpressionMatch match = kInclude.match(line);
    if (!match.hasMatch() || match.captured(2).endsWith(u".moc")) return {};
    const Room* room = roomOf(file);
    if (!room) return u"this folder has no row in the include table"_qs;

    const QString name = QLatin1String(room->path);
    const QString header = match.captured(2);
    if (const auto ours = oursOf(file, header, match.captured(1) == u"\"")) {
        const QStringList may = wordsFor(file, *room, room->ours);
        const auto allows = [&](const QString& word) { return isBelow(*ours, word); };
        if (isBelow(*ours, name) || std::ranges::any_of(may, allows)) return {};
        return u"of ours, %1 may include here: %2"_qs.arg(
            name, may.isEmpty() ? u"nothing but itself"_qs : may.join(u", "_qs));
    }
    const std::optional<QString> library = libraryOf(header);
    const QStringList may = wordsFor(file, *room, room->libraries);
    if (!library || may.contains(*library)) return {};
    return u"%1 is not for this file; of libraries, %2 may include here: %3"_qs.arg(
        *library, name, may.join(u", "_qs));
}

}  // namespace

class IncludeTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeOfTheProductKeepsToTheTable()
    {
        int includes = 0;
        QStringList complaints;
        for (const SourceFile& file : sourceFiles(kProduct, {u"*.h"_qs, u"*.cpp"_qs})) {
            for (int i = 0; i < file.lines.size(); ++i) {
                const QString line = file.lines[i].trimmed();
                includes += line.startsWith(u"#include") ? 1 : 0;
                const QString complaint = broken(file.path, line);
                if (complaint.isEmpty()) continue;
                complaints += u"%1:%2: %3: %4"_qs.arg(file.path).arg(i + 1).arg(line, complaint);
            }
        }
        QVERIFY(includes > 20);  // else the walk missed the sources
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
    }

    void aLineThatBreaksTheTableIsCaught_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("caught");

        const auto row = [](const char* file, const char* line, bool caught) {
            QTest::addRow("%s %s", file, line)
                << QString(QLatin1String(file)) << QString(QLatin1String(line)) << caught;
        };
        const auto good = [&](const char* file, const char* line) { row(file, line, false); };
        const auto bad = [&](const char* file, const char* line) { row(file, line, true); };

        good("backend/common/ids.h", "#include <QString>");
        good("backend/common/ids.h", "#include <vector>");
        good("backend/common/ids.h", "#include <unistd.h>");
        good("backend/common/ids.h", "#include \"backend/common/clock.h\"");
        good("backend/common/ids.h", "#include \"clock.h\"");
        bad("backend/common/ids.h", "#include <QTcpSocket>");
        bad("backend/common/ids.h", "#include <QtNetwork/QTcpSocket>");
        bad("backend/common/ids.h", "  #  include <private/qobject_p.h>");
        bad("backend/common/ids.h", "#include <sqlite3.h>");
        bad("backend/common/ids.h", "#include \"backend/console/snapshot.h\"");
        bad("backend/common/ids.h", "#include <backend/console/snapshot.h>");
        bad("backend/common/ids.h", "#include \"../console/snapshot.h\"");
        bad("backend/common/ids.h", "#include \"tests/support/fakes.h\"");

        good("backend/platform/http/server.h", "#include <QHttpServerRequest>");
        good("backend/platform/sql/sqlite_pool.h", "#include <sqlite3.h>");
        good("backend/platform/sql/mysql_pool.h", "#include <mariadb/mysql.h>");
        bad("backend/platform/sql/pool.h", "#include <mariadb/mysql.h>");
        bad("backend/platform/sql/mysql_pool.h", "#include <sqlite3.h>");
        bad("backend/platform/sql/pool.h", "#include <QTcpServer>");
        bad("backend/platform/http/server.h", "#include \"backend/platform/sql/pool.h\"");

        good("backend/eventlog/embedded_event_log.h", "#include \"backend/platform/sql/pool.h\"");
        bad("backend/eventlog/event_log.h", "#include \"backend/platform/sql/pool.h\"");
        bad("backend/eventlog/embedded_event_log.h", "#include <QSqlQuery>");

        good("backend/platform/kafka/handles.h", "#include <librdkafka/rdkafka.h>");
        good("backend/eventlog/kafka_event_log.h", "#include \"backend/platform/kafka/admin.h\"");
        bad("backend/eventlog/kafka_event_log.h", "#include <librdkafka/rdkafka.h>");
        bad("backend/eventlog/embedded_event_log.h", "#include \"backend/platform/kafka/admin.h\"");
        bad("backend/platform/kafka/admin.h", "#include \"backend/eventlog/records.h\"");

        good("backend/coupon/service/admission.h", "#include \"backend/eventlog/event_log.h\"");
        good("backend/coupon/service/admission.h", "#include \"backend/eventlog/records.h\"");
        good("backend/coupon/service/admission.h", "#include \"backend/coupon/domain/fold.h\"");
        good("backend/coupon/service/users.h", "#include <roaring/roaring.hh>");
        good("backend/coupon/repository/sql_coupons.cpp",
            "#include \"backend/platform/sql/pool.h\"");
        good("backend/coupon/api/coupon_routes.cpp", "#include \"backend/platform/http/server.h\"");
        good("backend/coupon/consumer/redis_coupon_lock.h",
            "#include \"backend/platform/redis/connection.h\"");
        bad("backend/coupon/service/hot_view.h",
            "#include \"backend/platform/redis/connection.h\"");
        bad("backend/coupon/consumer/redis_coupon_lock.cpp", "#include <hiredis/hiredis.h>");
        bad("backend/coupon/service/admission.h", "#include \"backend/eventlog/embedded_log.h\"");
        bad("backend/coupon/service/admission.h", "#include \"backend/platform/sql/pool.h\"");
        bad("backend/coupon/service/admission.h", "#include \"backend/core/order.h\"");
        bad("backend/coupon/api/coupon_routes.cpp", "#include \"backend/platform/sql/pool.h\"");
        bad("backend/coupon/api/reply.h", "#include <roaring/roaring.hh>");
        bad("backend/coupon/domain/fold.h", "#include \"backend/eventlog/event_log.h\"");
        bad("backend/coupon/domain/fold.h", "#include \"backend/coupon/service/admission.h\"");
        bad("backend/coupon/domain/sql_fold.h", "#include \"backend/platform/sql/pool.h\"");

        good("backend/core/client/coupon_http.h", "#include <QNetworkAccessManager>");
        good("backend/core/service/saga.h", "#include \"backend/core/client/coupon_client.h\"");
        good("backend/core/repository/sql_orders.cpp", "#include \"backend/platform/sql/pool.h\"");
        good("backend/core/api/order_routes.cpp", "#include \"backend/platform/http/router.h\"");
        bad("backend/core/service/saga.h", "#include <QNetworkAccessManager>");
        bad("backend/core/service/saga.h", "#include \"backend/platform/sql/pool.h\"");
        bad("backend/core/client/coupon_client.h", "#include \"backend/coupon/domain/words.h\"");
        bad("backend/core/api/order_routes.cpp", "#include \"backend/coupon/api/refusals.h\"");
        bad("backend/core/domain/order.h", "#include \"backend/core/service/saga.h\"");
        bad("backend/core/domain/order.h", "#include \"backend/eventlog/event_log.h\"");

        good("backend/console/remote_console.h", "#include <QNetworkAccessManager>");
        bad("backend/console/snapshot.h", "#include <QNetworkAccessManager>");
        bad("backend/console/snapshot.h", "#include \"backend/coupon/domain/fold.h\"");
        bad("backend/rehearsal/load.h", "#include \"backend/platform/http/server.h\"");

        good("backend/server/server.h", "#include \"backend/rehearsal/load.h\"");
        good("backend/server/metrics.cpp", "#include <prometheus/registry.h>");
        bad("backend/server/server.h", "#include \"ui/main_window.h\"");
        bad("backend/coupon/api/metrics.h", "#include <prometheus/registry.h>");

        good("ui/main_window.h", "#include <QMainWindow>");
        good("ui/main_window.h", "#include \"backend/console/console.h\"");
        bad("ui/main_window.h", "#include \"backend/server/server.h\"");
        good("ui/main_window.h", "#include \"backend/history/history.h\"");
        bad("ui/main_window.h", "#include \"backend/platform/sql/connection.h\"");
        bad("backend/history/history.h", "#include \"backend/coupon/domain/fold.h\"");
        bad("ui/main_window.h", "#include <QSqlDatabase>");
        good("app/run_gui.cpp", "#include <QApplication>");
        good("app/run_gui.cpp", "#include \"ui/main_window.h\"");
        bad("app/run_headless.cpp", "#include <QApplication>");
        bad("app/run_headless.cpp", "#include <QtWidgets>");

        bad("backend/newcomer/thing.h", "#include <QString>");
    }

    void aLineThatBreaksTheTableIsCaught()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QFETCH(bool, caught);

        QCOMPARE(!broken(file, line).isEmpty(), caught);
    }

    void theComplaintNamesTheRule()
    {
        QCOMPARE(broken(u"ui/main_window.h"_qs, u"#include \"backend/server/server.h\""_qs),
            u"of ours, ui may include here: backend/common, backend/console, backend/history"_qs);
        QCOMPARE(broken(u"backend/common/ids.h"_qs, u"#include <QTcpSocket>"_qs),
            u"QtNetwork is not for this file; of libraries, backend/common may include here: "
            "QtCore"_qs);
    }
};

QTEST_APPLESS_MAIN(IncludeTableTest)
#include "include_table_test.moc"
