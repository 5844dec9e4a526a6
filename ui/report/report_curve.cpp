#include "ui/report/report_curve.h"

#include "backend/console/figures.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/curves.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr double kWidthInch = 6.6;  // A4 within the margins that printing a document has
constexpr double kHeightInch = 1.9;
constexpr double kScreenDpi = 96;
constexpr double kCaptionHeight = 14;  // of 96 an inch, as all below
constexpr double kGap = 0.5;  // between two bars, where there is room

double dpiOf(const QTextDocument& document)
{
    const QPaintDevice* device = document.documentLayout()->paintDevice();
    return device ? device->logicalDpiY() : kScreenDpi;
}

}  // namespace

ReportCurve::ReportCurve(const console::CampaignReport& report, const Theme& theme)
    : m_report(report)
    , m_theme(theme)
{
}

void ReportCurve::insertInto(QTextCursor& cursor) const
{
    QTextCharFormat format;
    format.setObjectType(kObjectType);
    cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
}

QSizeF ReportCurve::intrinsicSize(QTextDocument* document, int, const QTextFormat&)
{
    return {kWidthInch * dpiOf(*document), kHeightInch * dpiOf(*document)};
}

void ReportCurve::drawObject(
    QPainter* painter, const QRectF& area, QTextDocument* document, int, const QTextFormat&)
{
    const double scale = dpiOf(*document) / kScreenDpi;
    painter->save();
    painter->translate(area.topLeft());
    painter->scale(scale, scale);
    paint(*painter, {QPointF(), area.size() / scale});
    painter->restore();
}

void ReportCurve::paint(QPainter& painter, const QRectF& area) const
{
    const QList<qint64>& steps = m_report.issuedPerStep;
    const auto perSecond = [this](qint64 issued) {
        return static_cast<double>(issued) / static_cast<double>(m_report.secondsPerStep);
    };
    const double top = niceCeiling(perSecond(*std::ranges::max_element(steps)));
    const QRectF plot = area.adjusted(0, kCaptionHeight, 0, -kCaptionHeight);

    painter.setPen(QPen(m_theme.line, 0.75));
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const double width = plot.width() / static_cast<double>(steps.size());
    const double gap = width > 4 * kGap ? kGap : 0;
    for (qsizetype step = 0; step < steps.size(); ++step) {
        const double height = plot.height() * perSecond(steps[step]) / top;
        painter.fillRect(QRectF(plot.left() + static_cast<double>(step) * width,
                             plot.bottom() - height, width - gap, height),
            m_theme.accent);
    }

    // In pixels of this scale: points would be scaled once more.
    QFont font = textFont(kCaptionPt);
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(m_theme.muted);
    const QRectF above(area.left(), area.top(), area.width(), kCaptionHeight);
    const QRectF below(area.left(), plot.bottom() + 1, area.width(), kCaptionHeight);
    painter.drawText(
        above, Qt::AlignLeft | Qt::AlignTop, tr("%1 a second").arg(console::rate(top)));
    if (!m_report.firstAcceptedMs) return;
    const qint64 seconds = m_report.secondsPerStep * steps.size();
    painter.drawText(
        below, Qt::AlignLeft | Qt::AlignBottom, console::exactTime(*m_report.firstAcceptedMs));
    painter.drawText(below, Qt::AlignRight | Qt::AlignBottom,
        tr("%1 later").arg(console::duration(seconds * 1'000)));
}

}  // namespace dibs::ui
