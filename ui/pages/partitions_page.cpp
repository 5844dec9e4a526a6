#include "ui/pages/partitions_page.h"

#include "backend/console/status.h"
#include "ui/models/cell_roles.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/partition_table.h"

#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

PartitionsPage::PartitionsPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_skew(new QLabel)
    , m_words(new QLabel)
{
    m_partitions.setRates(given.rates);
    // Rows stay where they are while one reads: they are put in order only when a state changes.
    m_worstFirst.setDynamicSortFilter(false);
    m_worstFirst.setSortRole(PartitionModel::UrgencyRole);
    m_worstFirst.setSourceModel(&m_partitions);
    m_table = new PartitionTable(given.theme, m_worstFirst);
    m_skew->setObjectName(QStringLiteral("skewWords"));
    m_words->setObjectName(QStringLiteral("partitionWords"));
    setRole(*m_skew, "muted");
    for (QLabel* each : {m_skew, m_words}) {
        each->setTextFormat(Qt::PlainText);
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_table->setObjectName(QStringLiteral("allPartitions"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->addWidget(m_table);
    layout->addSpacing(kBetween);
    layout->addWidget(m_words);
    layout->addWidget(m_skew);
    layout->addStretch(1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_picked = m_picked || m_table->hasFocus();
        showChosen();
    });
    retranslate();
}

QString PartitionsPage::title() const
{
    return tr("Partitions");
}

void PartitionsPage::setSnapshot(const SnapshotPointer& snapshot)
{
    m_partitions.take(*snapshot);
    QList<console::PartitionState> states;
    for (const console::PartitionSnapshot& each : snapshot->partitions) states += each.state;
    if (states != m_states) {
        m_states = states;
        m_worstFirst.sort(-1);
        m_worstFirst.sort(PartitionModel::State, Qt::DescendingOrder);
    }
    if (!m_table->currentIndex().isValid()) {
        m_table->selectRow(0);
        m_picked = false;
    }
    const QString skew = skewWords(*snapshot);
    m_skew->setText(skew);
    m_skew->setVisible(!skew.isEmpty());
    showChosen();
}

void PartitionsPage::showChosen()
{
    const QModelIndex chosen = m_table->currentIndex().siblingAtColumn(PartitionModel::State);
    const auto status = chosen.data(CellStatusRole).value<console::Status>();
    const bool isInBanner = status.tone == console::Tone::Bad || status.tone == console::Tone::Lost;
    m_words->setText(chosen.data(PartitionModel::WordsRole).toString());
    m_words->setVisible(m_picked || !isInBanner);
}

void PartitionsPage::setWall(bool wall)
{
    m_table->setWall(wall);
    for (QLabel* each : {m_skew, m_words}) each->setFont(textFont(wall ? kWallBodyPt : kBodyPt));
}

void PartitionsPage::retranslate()
{
    m_table->setAccessibleName(tr("Partitions"));
}

}  // namespace dibs::ui
