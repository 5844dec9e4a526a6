#include "ui/dialogs/key_sheet.h"

#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/window_actions.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace dibs::ui {

KeySheet::KeySheet(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
{
    constexpr int kColumns = 3;
    constexpr int kCells = 3;  // the key, its words, and room before the next column

    setObjectName(QStringLiteral("keySheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    grid->setHorizontalSpacing(kAround);
    grid->setVerticalSpacing(kInside);
    QList<QAction*> bound;
    for (QAction* action : actions)
        if (!action->shortcut().isEmpty()) bound += action;
    const int rows = static_cast<int>((bound.size() + kColumns - 1) / kColumns);
    for (int at = 0; at < bound.size(); ++at) {
        auto* key = new QLabel(bound[at]->shortcut().toString(QKeySequence::NativeText));
        auto* words = new QLabel(plainText(*bound[at]));
        setRole(*key, "muted");
        words->setMinimumHeight(kRowHeight);
        const int left = at / rows * kCells;
        grid->addWidget(key, at % rows, left);
        grid->addWidget(words, at % rows, left + 1);
        if (left > 0) grid->setColumnMinimumWidth(left - 1, kGroups - kAround);
    }
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    grid->addWidget(close, rows, kColumns * kCells - 2, Qt::AlignRight);
}

}  // namespace dibs::ui
