#include "ui/widgets/campaign_browser.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/campaign_columns.h"
#include "ui/widgets/campaign_delegate.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/plain_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

const auto kColumnsKey = QStringLiteral("campaign/columns");
const auto kTableKey = QStringLiteral("campaign/asTable");

/// By what one sorts with the keyboard; a click on a title does the same for every column.
constexpr std::array kSortColumns{-1, int(CampaignModel::Name), int(CampaignModel::State),
    int(CampaignModel::Left), int(CampaignModel::Issuing), int(CampaignModel::Waiting),
    int(CampaignModel::Oldest)};

}  // namespace

CampaignBrowser::CampaignBrowser(
    const Theme& theme, const RateHistory& rates, QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_filter(rates)
    , m_words(new QLineEdit)
    , m_found(new QLabel)
    , m_sort(new ChoiceBox)
    , m_nothing(new QLabel)
    , m_stack(new QStackedWidget)
{
    makeFilter();
    makeList(theme, rates);
    makeTable(theme);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kAround, kAround, kAround, kBetween);
    bar->setSpacing(kBetween);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_found);
    bar->addWidget(m_sort);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);
    retranslate();
    fitColumns();
    QHeaderView* header = m_table->horizontalHeader();
    header->restoreState(m_settings.value(kColumnsKey).toByteArray());
    m_filter.sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    showSorting(header->sortIndicatorSection());
    setTable(m_settings.value(kTableKey, false).toBool());
    filter({});
}

void CampaignBrowser::makeFilter()
{
    m_words->setObjectName(QStringLiteral("campaignFilter"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_found->setObjectName(QStringLiteral("campaignsFound"));
    setRole(*m_found, "muted");
    m_sort->setObjectName(QStringLiteral("campaignSort"));
    for (size_t at = 0; at < kSortColumns.size(); ++at) m_sort->addItem({});
    m_nothing->setObjectName(QStringLiteral("noneMatches"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    setRole(*m_nothing, "muted");
    connect(m_words, &QLineEdit::textChanged, this, &CampaignBrowser::filter);
    connect(m_sort, &QComboBox::activated, this, &CampaignBrowser::sortBy);
}

void CampaignBrowser::makeList(const Theme& theme, const RateHistory& rates)
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("campaigns"));
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(new CampaignDelegate(theme, rates, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->addWidget(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CampaignBrowser::announce);
}

void CampaignBrowser::makeTable(const Theme& theme)
{
    m_table = new PlainTable(theme, m_filter);
    m_table->setObjectName(QStringLiteral("campaignTable"));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    m_table->setSortingEnabled(true);
    m_table->viewport()->installEventFilter(this);
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(kAround, 0, kAround, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addStretch(0);
    m_stack->addWidget(part);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &CampaignBrowser::showSorting);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CampaignBrowser::announce);
    connect(m_table, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT opened(m_filter.idAt(index)); });
}

QAbstractItemView& CampaignBrowser::view() const
{
    return isTable() ? static_cast<QAbstractItemView&>(*m_table) : *m_list;
}

void CampaignBrowser::setSnapshot(const console::Snapshot& snapshot)
{
    m_filter.take(snapshot);
    const QStringList needed = neededTexts(snapshot);
    if (needed != m_needed) {
        m_needed = needed;
        breathe();
    }
    filter(m_words->text());
}

void CampaignBrowser::choose(CouponId campaign)
{
    m_chosen = campaign;
    const QModelIndex row = m_filter.indexOf(campaign);
    if (m_list->currentIndex().row() != row.row()) m_list->setCurrentIndex(row);
    if (m_table->currentIndex().row() != row.row()) m_table->setCurrentIndex(row);
}

void CampaignBrowser::announce(const QModelIndex& index)
{
    const CouponId id = m_filter.idAt(index);
    if (id.isValid() && !m_filtering) Q_EMIT chosen(id);
}

void CampaignBrowser::filter(const QString& words)
{
    if (words != m_filter.words()) {
        m_filtering = true;
        m_filter.setWords(words);
        choose(m_chosen);
        m_filtering = false;
    }
    const int found = m_filter.rowCount();
    m_found->setText(tr("%1 of %2").arg(console::count(found), console::count(m_filter.total())));
    m_found->setVisible(!words.isEmpty());
    m_nothing->setText(
        tr("No campaign has “%1” in its name, number or state. Esc shows all.").arg(words));
    const bool nothing = found == 0 && !words.isEmpty();
    m_nothing->setVisible(nothing);
    m_table->setMaximumHeight(nothing ? kRowHeight : QWIDGETSIZE_MAX);
}

void CampaignBrowser::sortBy(int place)
{
    const int column = kSortColumns[static_cast<size_t>(place)];
    m_table->horizontalHeader()->setSortIndicator(
        column, column == CampaignModel::Name ? Qt::AscendingOrder : Qt::DescendingOrder);
    if (column < 0) m_filter.sort(-1);
}

/// However it came to be sorted.
void CampaignBrowser::showSorting(int column)
{
    const auto place = std::find(kSortColumns.cbegin(), kSortColumns.cend(), column);
    m_sort->setCurrentIndex(place == kSortColumns.cend() ? -1 : int(place - kSortColumns.cbegin()));
    choose(m_chosen);
}

void CampaignBrowser::setTable(bool table)
{
    m_stack->setCurrentIndex(table ? 1 : 0);
    m_sort->setVisible(table);
    // Of a table the titles come first, and it begins where their words do.
    QLayout* place = table ? m_stack->widget(1)->layout() : layout();
    static_cast<QVBoxLayout*>(place)->insertWidget(1, m_nothing);
    const int aside = table ? kBetween : kAround;
    m_nothing->setContentsMargins(aside, kBetween, aside, kBetween);
    filter(m_words->text());
}

bool CampaignBrowser::isTable() const
{
    return m_stack->currentIndex() == 1;
}

void CampaignBrowser::find()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

bool CampaignBrowser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) breathe();
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape: m_words->clear(); [[fallthrough]];
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!view().currentIndex().isValid()) view().setCurrentIndex(m_filter.index(0, 0));
        view().setFocus(Qt::TabFocusReason);
        return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

void CampaignBrowser::fitColumns()
{
    m_table->fitColumns(usualTexts());
    m_usual = m_laidOut = widths();
}

QList<int> CampaignBrowser::widths() const
{
    QList<int> widths;
    for (int column = 0; column < m_table->horizontalHeader()->count(); ++column)
        widths += m_table->columnWidth(column);
    return widths;
}

void CampaignBrowser::layOut(const QList<int>& widths)
{
    for (int column = 0; column < widths.size(); ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_laidOut = widths;
}

/// Unless the operator chose widths.
void CampaignBrowser::breathe()
{
    if (widths() != m_laidOut || m_needed.isEmpty()) return;
    QList<int> needed;
    for (int column = 0; column < m_needed.size(); ++column)
        needed += m_table->leastWidth(column, m_needed[column]);
    layOut(columnWidths(m_usual, needed, m_table->viewport()->width()));
}

void CampaignBrowser::retranslate()
{
    m_words->setPlaceholderText(tr("Filter campaigns"));
    m_words->setAccessibleName(tr("Filter campaigns by name, number or state"));
    m_list->setAccessibleName(tr("Campaigns"));
    m_table->setAccessibleName(tr("All campaigns"));
    m_sort->setAccessibleName(tr("Order of the campaigns"));
    const QString orders[]{tr("Newest first"), tr("By name"), tr("Trouble first"),
        tr("Most left first"), tr("Fastest first"), tr("Most waiting first"),
        tr("Longest wait first")};
    for (int at = 0; at < m_sort->count(); ++at) m_sort->setItemText(at, orders[at]);
    if (widths() == m_laidOut) {
        fitColumns();
        breathe();
    }
    filter(m_words->text());
}

void CampaignBrowser::resetLayout()
{
    m_settings.remove(kColumnsKey);
    QHeaderView* header = m_table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->moveSection(header->visualIndex(column), column);
    fitColumns();
    breathe();
    sortBy(0);
}

void CampaignBrowser::saveLayout()
{
    // The next window may be narrower.
    if (widths() == m_laidOut) layOut(m_usual);
    m_settings.setValue(kColumnsKey, m_table->horizontalHeader()->saveState());
    m_settings.setValue(kTableKey, isTable());
    breathe();
}

}  // namespace dibs::ui
