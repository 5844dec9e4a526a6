#include "ui/type.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QStringList>
#include <QTextLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

bool hasTabularDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    const QString others = QStringLiteral("123456789");
    return std::all_of(others.cbegin(), others.cend(),
        [&](QChar digit) { return qFuzzyCompare(metrics.horizontalAdvance(digit), width); });
}

/// A desktop's "Sans Serif" is another family for each script, so that digits beside Korean letters
/// would be of their font. The one it stands for comes first, and it has what that lacks.
QString familyBehind(const QString& name)
{
    thread_local QHash<QString, QString> known;  // to find out takes a search for fonts
    QString& family = known[name];
    if (family.isEmpty()) family = QFontInfo(QFont(name)).family();
    return family;
}

}  // namespace

QFont textFont(double pt, QFont::Weight weight)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setFamilies({familyBehind(font.family()), font.family()});
    font.setPointSizeF(pt);
    font.setWeight(weight);
    return font;
}

QFont textFontFor(const QString& letters)
{
    QFont font = textFont(kBodyPt);
    QTextLayout layout(letters, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    double highest = 0;
    for (const QGlyphRun& run : layout.glyphRuns()) {
        if (run.rawFont().ascent() <= highest) continue;
        highest = run.rawFont().ascent();
        font.setFamilies({run.rawFont().familyName()});
    }
    return font;
}

QFont figureFont(double pt, QFont::Weight weight)
{
    // Each cell of a table asks for it, and ten digits are measured to find out.
    thread_local QHash<QFont, QFont> known;
    const QFont text = textFont(pt, weight);
    if (const auto found = known.constFind(text); found != known.cend()) return *found;
    QFont font = text;
    if (!hasTabularDigits(font))
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    known.insert(text, font);
    return font;
}

void drawOnLine(QPainter& painter, const QRect& area, int alignment, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int spare = area.width() - metrics.horizontalAdvance(text);
    const int indent = (alignment & Qt::AlignRight) ? spare
        : (alignment & Qt::AlignHCenter)            ? spare / 2
                                                    : 0;
    const int baseline = area.top() + (area.height() - metrics.height()) / 2 + metrics.ascent();
    painter.drawText(area.left() + indent, baseline, text);
}

}  // namespace dibs::ui
