#include "ui/dialogs/palette_dialog.h"

#include "ui/type.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr QSize kSize(560, 404);  // twelve rows
constexpr int kMarkWidth = 3;
constexpr int kWordsAt = 11;  // where those of the field above begin
constexpr int kEntryRole = Qt::UserRole;
constexpr int kKeyRole = Qt::UserRole + 1;

/// Keys stand at the right, below one another; the chosen row is marked at its edge as in tables.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const QColor muted = option.palette.color(QPalette::PlaceholderText);
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, option.palette.highlight());
            QRect mark = option.rect;
            mark.setWidth(kMarkWidth);
            painter->fillRect(mark, muted);
        }
        const QRect inside = option.rect.adjusted(kWordsAt, 0, -kAround, 0);
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inside.width()));
        painter->setPen(muted);
        painter->drawText(
            inside, Qt::AlignRight | Qt::AlignVCenter, index.data(kKeyRole).toString());
        painter->restore();
    }
};

}  // namespace

PaletteDialog::PaletteDialog(QList<Entry> entries, QWidget* parent)
    : QDialog(parent)
    , m_entries(std::move(entries))
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Command palette"));
    m_text->setPlaceholderText(tr("An action or a campaign"));
    m_text->setAccessibleName(tr("Command palette"));
    m_text->installEventFilter(this);  // arrows go to the list while one types
    m_list->setAccessibleName(tr("What matches"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    connect(m_text, &QLineEdit::textChanged, this, &PaletteDialog::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &PaletteDialog::run);
    connect(m_list, &QListWidget::itemActivated, this, &PaletteDialog::run);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    resize(kSize);
    filter({});
}

bool PaletteDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down) return QDialog::eventFilter(watched, event);
    const int next = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
    m_list->setCurrentRow(std::clamp(next, 0, std::max(0, m_list->count() - 1)));
    return true;
}

void PaletteDialog::filter(const QString& text)
{
    m_list->clear();
    for (qsizetype at = 0; at < m_entries.size() && m_list->count() < kShownMax; ++at) {
        const Entry& entry = m_entries[at];
        if (!matches(entry.words, text)) continue;
        auto* item = new QListWidgetItem(entry.words, m_list);
        item->setData(kEntryRole, at);
        item->setData(kKeyRole, entry.key);
        if (!entry.key.isEmpty())
            item->setData(
                Qt::AccessibleTextRole, QStringLiteral("%1 (%2)").arg(entry.words, entry.key));
        item->setSizeHint({0, kRowHeight});
    }
    m_list->setCurrentRow(0);
}

void PaletteDialog::run()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item) return;
    // First away, so that what is run may open a dialog of its own.
    const auto chosen = m_entries[item->data(kEntryRole).toLongLong()].run;
    accept();
    chosen();
}

bool matches(const QString& words, const QString& text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(parts.cbegin(), parts.cend(),
        [&](const QString& part) { return words.contains(part, Qt::CaseInsensitive); });
}

}  // namespace dibs::ui
