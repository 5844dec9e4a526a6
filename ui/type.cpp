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
    return QFontInfo(QFont(name)).family();
}

/// Fonts that were made already, as each cell of a table asks for one; none is of a desktop whose
/// font has changed since.
class KnownFonts
{
public:
    template <class Make>
    QFont of(double pt, QFont::Weight weight, const Make& make)
    {
        const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
        if (system != m_system) m_fonts.clear();
        m_system = system;
        const auto key = std::pair(pt, weight);
        if (const auto found = m_fonts.constFind(key); found != m_fonts.cend()) return *found;
        return *m_fonts.insert(key, make(system));
    }

private:
    QFont m_system;
    QHash<std::pair<double, QFont::Weight>, QFont> m_fonts;
};

}  // namespace

QFont textFont(double pt, QFont::Weight weight)
{
    thread_local KnownFonts known;
    return known.of(pt, weight, [&](QFont font) {
        font.setFamilies({familyBehind(font.family()), font.family()});
        font.setPointSizeF(pt);
        font.setWeight(weight);
        return font;
    });
}

QFont figureFont(double pt, QFont::Weight weight)
{
    thread_local KnownFonts known;
    return known.of(pt, weight, [&](const QFont&) {
        QFont font = textFont(pt, weight);
        if (!hasTabularDigits(font))
            font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        return font;
    });
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
    return line.isValid() ? excessOf(font, line) : Excess();
}

Excess excessOf(const QFont& font, const QTextLine& line)
{
    const int above = qRound(line.ascent()) - qRound(QFontMetricsF(font).ascent());
    return {above, qCeil(line.height()) - lineHeight(font) - above};
}

void drawOnLine(QPainter& painter, const QRect& area, int alignment, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int width = metrics.horizontalAdvance(text);
    const bool fits = width <= area.width();  // elidedText() would measure what fits once more
    const int spare = fits ? area.width() - width : 0;
    const int indent = (alignment & Qt::AlignRight) ? spare
        : (alignment & Qt::AlignHCenter)            ? spare / 2
                                                    : 0;
    painter.drawText(area.left() + indent, area.top() + baselineIn(area.height(), painter.font()),
        fits ? text : metrics.elidedText(text, Qt::ElideRight, area.width()));
}

}  // namespace dibs::ui
