// Words that do not belong in this project, and where.
#include "tests/style/source_files.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace dibs::style;

namespace {

struct Ban {
    const char* words;  // a regular expression
    const char* places;
    const char* names;
    const char* instead;
};

// clang-format off
constexpr std::array kBans{
    Ban{R"(::instance\(\))",
        "app backend ui tests", "*.h *.cpp",
        "hand the object its neighbours: no global instance"},
    Ban{R"(\b(u|m|nano)?sleep(_for|_until)?\s*\(|\bqWait\s*\()",
        "tests", "*.h *.cpp *.py *.sh",
        "wait for what the test is about (a signal, a value, ManualClock), not for time"},
    Ban{R"((?<![\w.:/])/(work|home|root)/)",
        "app backend ui tests resources packaging .ci dev README.md ARCHITECTURE.md "
        "CMakeLists.txt CMakePresets.json", "*",
        "no path of one machine: derive it, or take it as an argument"},
    Ban{R"(QSettings .*/dev/)",
        "app ui tests", "*.h *.cpp",
        "a file of its own directory: what QSettings writes is renamed into place, and root has no "
        "device any more"},
    Ban{R"(\bShape::(HalfDisc|Ring|Cross|Dash)\b)",
        "app ui", "*.h *.cpp",
        "◐ ○ ✕ ― are said of partitions and campaigns alone, by statusOf(): take another shape"},
    Ban{R"re("[^"]*[a-z]'[a-z][^"]*")re",
        "ui backend/console", "*.h *.cpp",
        "what people read has curly apostrophes: ’"},
};

// Files in which a ban does not hold, each with its reason.
struct Pardon {
    const char* path;
    const char* words;
    const char* reason;
};
constexpr std::array kPardons{
    Pardon{"tests/style/words_test.cpp", "", "quotes the words in order to find them"},
    Pardon{"ui/widgets/shapes.cpp", "", "paints them"},
    Pardon{"ui/report/report_words.cpp", "", "log and database do not fit, as of what is lost"},
};
// clang-format on

QStringList split(const char* cell)
{
    return QString::fromLatin1(cell).split(u' ', Qt::SkipEmptyParts);
}

bool isPardoned(const QString& path, const Ban& ban)
{
    return std::ranges::any_of(kPardons, [&](const Pardon& pardon) {
        return path == QLatin1String(pardon.path)
            && (qstrlen(pardon.words) == 0 || qstrcmp(pardon.words, ban.words) == 0);
    });
}

QStringList complaints(const Ban& ban, const QList<SourceFile>& files)
{
    const QRegularExpression words(QString::fromLatin1(ban.words));
    QStringList complaints;
    for (const SourceFile& file : files) {
        if (isPardoned(file.path, ban)) continue;
        for (int i = 0; i < file.lines.size(); ++i) {
            if (!words.match(file.lines[i]).hasMatch()) continue;
            complaints += u"%1:%2: %3\n    %4"_qs.arg(file.path).arg(i + 1).arg(
                file.lines[i].trimmed(), QLatin1String(ban.instead));
        }
    }
    return complaints;
}

}  // namespace

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyUsesThem()
    {
        QStringList all;
        for (const Ban& ban : kBans)
            all += complaints(ban, sourceFiles(split(ban.places), split(ban.names)));
        QVERIFY2(all.isEmpty(), qPrintable(u'\n' + all.join(u'\n')));
    }

    void theyAreFound_data()
    {
        QTest::addColumn<int>("ban");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("found");

        const auto row = [](int ban, const char* line, bool found) {
            QTest::newRow(line) << ban << QString(QLatin1String(line)) << found;
        };
        row(0, "Settings::instance()->theme()", true);
        row(0, "new Settings(instance)", false);
        row(1, "std::this_thread::sleep_for(1s);", true);
        row(1, "QThread::msleep(5);", true);
        row(1, "time.sleep(1)", true);
        row(1, "QTest::qWait(100);", true);
        row(1, "QTest::qWaitFor(done);", false);
        row(1, "theUsersSleepWell();", false);
        row(2, "cd /home/someone/dibs", true);
        row(2, "\"/work/dibs\"", true);
        row(2, "$HOME/work/dibs", false);
        row(2, "https://example.org/home/", false);
        row(3, "QSettings settings(QStringLiteral(\"/dev/null\"), QSettings::IniFormat);", true);
        row(3, "QFile device(QStringLiteral(\"/dev/full\"));", false);
        row(4, "{Shape::Ring, Tone::Muted, tr(\"none\")}", true);
        row(4, "{Shape::Ringed, Tone::Muted}", false);
        row(5, "tr(\"the campaign's number\")", true);
        row(5, "tr(\"%1\");  // the campaign's number", false);
    }

    void theyAreFound()
    {
        QFETCH(int, ban);
        QFETCH(QString, line);
        QFETCH(bool, found);

        const SourceFile file{u"tests/some_test.cpp"_qs, {line}};
        QCOMPARE(!complaints(kBans.at(static_cast<std::size_t>(ban)), {file}).isEmpty(), found);
    }
};

QTEST_APPLESS_MAIN(WordsTest)
#include "words_test.moc"
