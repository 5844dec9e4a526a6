#include "ui/widgets/feed_filter_bar.h"

#include "backend/console/request_words.h"
#include "ui/type.h"
#include "ui/widgets/choice_box.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace dibs::ui {

namespace {

using console::RequestOutcome;

constexpr RequestOutcome kOutcomes[]{RequestOutcome::Issued, RequestOutcome::SoldOut,
    RequestOutcome::Duplicate, RequestOutcome::Rejected};
constexpr int kUserWidth = 160;

}  // namespace

FeedFilterBar::FeedFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout(this))
    , m_outcome(new ChoiceBox)
    , m_user(new QLineEdit)
    , m_partition(new ChoiceBox)
    , m_clear(new QToolButton)
{
    m_outcome->setObjectName(QStringLiteral("outcomeFilter"));
    m_outcome->addItem({});
    for (const RequestOutcome each : kOutcomes) m_outcome->addItem({}, static_cast<int>(each));
    m_user->setObjectName(QStringLiteral("userFilter"));
    m_user->setFixedWidth(kUserWidth);
    m_user->setClearButtonEnabled(true);
    // At most what an id holds, so that what is typed can always be looked for.
    m_user->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,18}")), m_user));
    m_partition->setObjectName(QStringLiteral("partitionFilter"));
    m_partition->addItem({});
    m_clear->setObjectName(QStringLiteral("clearFilter"));
    m_clear->setFocusPolicy(Qt::StrongFocus);

    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(kBetween);
    for (QWidget* each : {static_cast<QWidget*>(m_outcome), static_cast<QWidget*>(m_user),
             static_cast<QWidget*>(m_partition), static_cast<QWidget*>(m_clear)})
        m_line->addWidget(each);
    m_line->addStretch(1);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &FeedFilterBar::renew);
    connect(m_user, &QLineEdit::textChanged, this, &FeedFilterBar::renew);
    connect(m_partition, &QComboBox::currentIndexChanged, this, &FeedFilterBar::renew);
    connect(m_clear, &QToolButton::clicked, this, &FeedFilterBar::clear);
    retranslate();
    renew();
}

void FeedFilterBar::renew()
{
    FeedFilter filter;
    if (const QVariant outcome = m_outcome->currentData(); outcome.isValid())
        filter.outcome = static_cast<RequestOutcome>(outcome.toInt());
    if (!m_user->text().isEmpty()) filter.user = UserId{m_user->text().toLongLong()};
    if (const QVariant partition = m_partition->currentData(); partition.isValid())
        filter.partition = partition.toInt();
    m_clear->setEnabled(filter != FeedFilter());
    if (filter == m_filter) return;
    m_filter = filter;
    Q_EMIT changed(m_filter);
}

void FeedFilterBar::clear()
{
    m_outcome->setCurrentIndex(0);
    m_user->clear();
    m_partition->setCurrentIndex(0);
    m_user->setFocus();
}

void FeedFilterBar::setPartitions(qsizetype count)
{
    if (m_partition->count() == count + 1) return;
    while (m_partition->count() > count + 1) m_partition->removeItem(m_partition->count() - 1);
    for (int number = m_partition->count() - 1; number < count; ++number)
        m_partition->addItem({}, number);
    retranslate();
}

void FeedFilterBar::focusUser()
{
    m_user->setFocus(Qt::ShortcutFocusReason);
    m_user->selectAll();
}

void FeedFilterBar::retranslate()
{
    m_outcome->setAccessibleName(tr("Only this outcome"));
    m_outcome->setItemText(0, tr("All outcomes"));
    for (int at = 0; at < static_cast<int>(std::size(kOutcomes)); ++at)
        m_outcome->setItemText(at + 1, console::statusOf(kOutcomes[at]).word);
    m_user->setAccessibleName(tr("Only this user"));
    m_user->setPlaceholderText(tr("User id"));
    m_partition->setAccessibleName(tr("Only this partition"));
    m_partition->setItemText(0, tr("All partitions"));
    for (int at = 1; at < m_partition->count(); ++at)
        m_partition->setItemText(at, tr("Partition %1").arg(m_partition->itemData(at).toInt()));
    m_clear->setText(tr("Clear filter"));
}

void FeedFilterBar::addAtEnd(QWidget* widget)
{
    m_line->addWidget(widget);
}

}  // namespace dibs::ui
