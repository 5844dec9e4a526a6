#include "ui/widgets/orders_line.h"

#include "backend/console/figures.h"
#include "backend/console/order_words.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace dibs::ui {

OrdersLine::OrdersLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_circuit(new StatusLabel(theme))
{
    setObjectName(QStringLiteral("orders"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGroups);
    for (const char* widest : {"000,000", "000,000", "0,000,000", "0,000,000", "0,000"}) {
        m_figures += new Figure(QString::fromLatin1(widest), Qt::AlignLeft);
        layout->addWidget(m_figures.last());
    }
    m_circuit->setObjectName(QStringLiteral("circuit"));
    layout->addWidget(m_circuit);
    layout->addStretch(1);
    hide();
}

void OrdersLine::take(const std::optional<console::OrdersSnapshot>& orders)
{
    setVisible(orders.has_value());
    if (!orders) return;
    const auto count = [](quint64 many) { return console::count(static_cast<qint64>(many)); };
    const QString values[]{console::rate(orders->placedPerSecond), count(orders->paid),
        count(orders->failed), count(orders->cancelled), count(orders->recovering)};
    for (int at = 0; at < m_figures.size(); ++at) m_figures[at]->setValue(values[at]);
    m_circuit->setStatus(console::statusOf(orders->circuit));
    const QString meaning = console::meaningOf(orders->circuit);
    m_circuit->setToolTip(
        meaning.isEmpty() ? tr("Whether the coupon role answers the core role") : meaning);
}

void OrdersLine::setFrozen(bool frozen)
{
    for (Figure* each : std::as_const(m_figures)) each->setFrozen(frozen);
}

void OrdersLine::setLarge(bool large)
{
    for (Figure* each : std::as_const(m_figures)) each->setLarge(large);
    m_circuit->setFont(figureFont(large ? kWallBodyPt : kBodyPt));
}

void OrdersLine::retranslate()
{
    const QString captions[]{
        tr("orders/s"), tr("orders paid"), tr("orders failed"), tr("cancelled"), tr("recovering")};
    for (int at = 0; at < m_figures.size(); ++at) m_figures[at]->setCaption(captions[at]);
}

void OrdersLine::standBelow(const QList<Figure*>& above)
{
    for (qsizetype at = 0; at < m_figures.size(); ++at) {
        for (Figure* each : {above[at], m_figures[at]}) each->setMinimumWidth(0);
        const int width
            = std::max(above[at]->sizeHint().width(), m_figures[at]->sizeHint().width());
        for (Figure* each : {above[at], m_figures[at]}) each->setMinimumWidth(width);
    }
    // It stands on the line of the values, and is drawn amid its height.
    const Figure& beside = *m_figures.first();
    const int lower = beside.baseline() - baselineIn(beside.sizeHint().height(), m_circuit->font());
    m_circuit->setContentsMargins(0, 2 * lower, 0, 0);
}

}  // namespace dibs::ui
