#include "ui/type.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QStringList>
#include <QTextLayout>
#include <QtMath>

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

int lineHeight(const QFont& font)
{
    const QFontMetricsF metrics(font);
    return qCeil(metrics.ascent() + metrics.descent());
}

int baselineIn(int height, const QFont& font)
{
    const QFontMetricsF metrics(font);
    return qFloor((height + metrics.ascent() - metrics.descent() + 1) / 2);
}

Excess excessOf(const QFont& font, const QString& text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid()) return {};
    const int above = qRound(line.ascent()) - qRound(QFontMetricsF(font).ascent());
    return {above, qCeil(line.height()) - lineHeight(font) - above};
}

void drawOnLine(QPainter& painter, const QRect& area, int alignment, const QString& text)
{
    const int spare = area.width() - painter.fontMetrics().horizontalAdvance(text);
    const int indent = (alignment & Qt::AlignRight) ? spare
        : (alignment & Qt::AlignHCenter)            ? spare / 2
                                                    : 0;
    painter.drawText(
        area.left() + indent, area.top() + baselineIn(area.height(), painter.font()), text);
}

}  // namespace dibs::ui
