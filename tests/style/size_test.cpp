// Files stay small enough to be read in one go. Prints how large they are, area by area.
#include "tests/style/source_files.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace dibs::style;

namespace {

constexpr qsizetype kLinesMax = 400;
constexpr qsizetype kMedianMax = 120;

struct Sizes {
    std::vector<qsizetype> files;  // sorted
    qsizetype lines = 0;
    qsizetype comments = 0;

    qsizetype quantile(std::size_t percent) const
    {
        return files.empty() ? 0 : files[(files.size() - 1) * percent / 100];
    }
};

bool isComment(const QString& line)
{
    const QString text = line.trimmed();
    return text.startsWith(u"//") || text.startsWith(u"/*") || text.startsWith(u"* ");
}

Sizes sizesOf(const QList<SourceFile>& files)
{
    Sizes sizes;
    for (const SourceFile& file : files) {
        sizes.files.push_back(file.lines.size());
        sizes.lines += file.lines.size();
        sizes.comments += std::ranges::count_if(file.lines, isComment);
    }
    std::ranges::sort(sizes.files);
    return sizes;
}

QString row(const QString& area, const Sizes& sizes)
{
    return u"%1 %2 files %3 lines, median %4, p90 %5, largest %6, comments %7 %"_qs.arg(area, -8)
        .arg(sizes.files.size(), 4)
        .arg(sizes.lines, 6)
        .arg(sizes.quantile(50), 3)
        .arg(sizes.quantile(90), 3)
        .arg(sizes.quantile(100), 3)
        .arg(sizes.lines > 0 ? 100 * sizes.comments / sizes.lines : 0);
}

}  // namespace

class SizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFileIsTooLongToBeReadInOneGo()
    {
        QStringList tooLong;
        for (const SourceFile& file :
            sourceFiles({u"app"_qs, u"backend"_qs, u"ui"_qs, u"tests"_qs, u"packaging"_qs},
                {u"*.h"_qs, u"*.cpp"_qs, u"*.py"_qs, u"*.sh"_qs})) {
            if (file.lines.size() <= kLinesMax) continue;
            tooLong += u"%1: %2 lines"_qs.arg(file.path).arg(file.lines.size());
        }
        QVERIFY2(tooLong.isEmpty(),
            qPrintable(u"more than %1 lines:\n"_qs.arg(kLinesMax) + tooLong.join(u'\n')));
    }

    void theUsualFileOfAnAreaIsShort_data()
    {
        QTest::addColumn<QString>("area");
        for (const char* area : {"app", "backend", "ui", "tests"})
            QTest::newRow(area) << QString(QLatin1String(area));
    }

    void theUsualFileOfAnAreaIsShort()
    {
        QFETCH(QString, area);

        const Sizes sizes = sizesOf(sourceFiles({area}, {u"*.h"_qs, u"*.cpp"_qs}));
        qInfo().noquote() << row(area, sizes);

        QVERIFY2(sizes.quantile(50) <= kMedianMax, qPrintable(row(area, sizes)));
    }

    void sizesAreCountedRight()
    {
        const Sizes sizes = sizesOf(
            {{u"a.h"_qs, {u"// Why."_qs, u"int a;"_qs}}, {u"b.h"_qs, QStringList(10, u"int b;"_qs)},
                {u"c.h"_qs, QStringList(4, u"    /// What."_qs)}});

        QCOMPARE(row(u"it"_qs, sizes),
            u"it          3 files     16 lines, median   4, p90   4, largest  10, comments 31 %"_qs);
    }
};

QTEST_APPLESS_MAIN(SizeTest)
#include "size_test.moc"
