#include "ui/pages/partitions_page.h"

#include "ui/type.h"
#include "ui/widgets/partition_table.h"

#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

PartitionsPage::PartitionsPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_words(new QLabel)
{
    // Rows stay where they are while one reads: they are put in order only when a state changes.
    m_worstFirst.setDynamicSortFilter(false);
    m_worstFirst.setSortRole(PartitionModel::UrgencyRole);
    m_worstFirst.setSourceModel(&m_partitions);
    m_table = new PartitionTable(given.theme, m_worstFirst);
    m_words->setObjectName(QStringLiteral("partitionWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_table->setObjectName(QStringLiteral("allPartitions"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->addWidget(m_table);
    layout->addSpacing(kBetween);
    layout->addWidget(m_words);
    layout->addStretch(1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &PartitionsPage::showChosen);
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
    if (!m_table->currentIndex().isValid()) m_table->selectRow(0);
    showChosen();
}

void PartitionsPage::showChosen()
{
    m_words->setText(m_table->currentIndex()
                         .siblingAtColumn(PartitionModel::State)
                         .data(PartitionModel::WordsRole)
                         .toString());
}

void PartitionsPage::retranslate()
{
    m_table->setAccessibleName(tr("Partitions"));
}

}  // namespace dibs::ui
