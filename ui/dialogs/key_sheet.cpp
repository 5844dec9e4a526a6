#include "ui/dialogs/key_sheet.h"

#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace dibs::ui {

namespace {

constexpr int kColumns = 3;
constexpr int kLineHeight = 24;

int linesOf(const MenuPart& part)
{
    return 1 + static_cast<int>(part.actions.size());
}

QGridLayout* makeColumn()
{
    auto* column = new QGridLayout;
    column->setHorizontalSpacing(kAround);
    column->setVerticalSpacing(0);
    return column;
}

void addPart(QGridLayout& column, const MenuPart& part)
{
    int row = column.count() == 0 ? 0 : column.rowCount();
    auto* title = new QLabel(part.title);
    title->setObjectName(QStringLiteral("part"));
    title->setFont(textFont(kBodyPt, QFont::DemiBold));
    title->setContentsMargins(0, row == 0 ? 0 : kAround, 0, 0);
    title->setMinimumHeight(kLineHeight + title->contentsMargins().top());
    column.addWidget(title, row++, 0, 1, 2);
    for (const QAction* action : part.actions) {
        auto* key = new QLabel(action->shortcut().toString(QKeySequence::NativeText));
        setRole(*key, "muted");
        auto* words = new QLabel(plainText(*action));
        words->setMinimumHeight(kLineHeight);
        column.addWidget(key, row, 0);
        column.addWidget(words, row++, 1);
    }
}

}  // namespace

KeySheet::KeySheet(const QList<MenuPart>& parts, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keySheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    int lines = 0;
    for (const MenuPart& each : parts) lines += linesOf(each);
    const int most = lines / kColumns + 3;  // no part is torn, so columns are not equally long

    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGroups);
    QGridLayout* column = nullptr;
    int used = most;
    for (const MenuPart& each : parts) {
        if (used + linesOf(each) > most) {
            if (column) column->setRowStretch(column->rowCount(), 1);
            column = makeColumn();
            columns->addLayout(column);
            used = 0;
        }
        addPart(*column, each);
        used += linesOf(each);
    }
    if (column) column->setRowStretch(column->rowCount(), 1);

    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addLayout(columns);
    layout->addLayout(makeButtonLine(close));
}

}  // namespace dibs::ui
