#include "ui/widgets/selectable_words.h"

#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QLabel>
#include <QTextLayout>
#include <QtMath>

namespace dibs::ui {

namespace {

struct Lines {
    int many = 0;
    int ascent = 0;  // of the first
    int height = 0;
    Excess excess;  // above the first, and below the last
};

Lines linesOf(QString text, const QFont& font, int width)
{
    Lines lines;
    text.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const Excess excess = excessOf(font, line);
        if (++lines.many == 1) {
            lines.ascent = qRound(line.ascent());
            lines.excess.above = excess.above;
        }
        lines.height += qCeil(line.height());
        lines.excess.below = excess.below;
    }
    layout.endLayout();
    return lines;
}

/// What can be selected is not drawn by the style, but stands like what the style draws: on the
/// line of its font, as high as a line of that.
class SelectableWords final : public QLabel
{
public:
    SelectableWords()
    {
        setAttribute(Qt::WA_ContentsMarginsRespectsSafeArea, false);  // allows no less than 0
    }

    QSize sizeHint() const override
    {
        const QSize whole = QLabel::sizeHint();
        return {whole.width(), heightForWidth(whole.width())};
    }
    QSize minimumSizeHint() const override
    {
        return {QLabel::minimumSizeHint().width(), heightForWidth(QWIDGETSIZE_MAX)};
    }
    int heightForWidth(int width) const override
    {
        if (isBoxed()) return QLabel::heightForWidth(width);
        const Lines lines = linesAt(width);
        const QMargins margins = contentsMargins();
        return QLabel::heightForWidth(width) - margins.top() - margins.bottom() - lines.excess.above
            - lines.excess.below;
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QLabel::resizeEvent(event);
        stand();
    }
    void paintEvent(QPaintEvent* event) override
    {
        stand();  // nothing else tells that the words are others
        QLabel::paintEvent(event);
    }

private:
    /// Nothing stands beside it, and its margins are the style sheet's.
    bool isBoxed() const { return frameWidth() > 0; }
    Lines linesAt(int width) const
    {
        return linesOf(text(), font(), wordWrap() ? width : QWIDGETSIZE_MAX);
    }
    void stand()
    {
        if (isBoxed()) return;
        const Lines lines = linesAt(width());
        QMargins margins(0, -lines.excess.above, 0, -lines.excess.below);
        if (lines.many == 1 && (alignment() & Qt::AlignVCenter)) {
            margins.setTop(baselineIn(height(), font()) - lines.ascent);
            margins.setBottom(height() - margins.top() - lines.height);
        }
        setContentsMargins(margins);
    }
};

}  // namespace

QLabel* makeSelectable(const QString& name, const char* role)
{
    auto* label = new SelectableWords;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (role) setRole(*label, role);
    return label;
}

}  // namespace dibs::ui
