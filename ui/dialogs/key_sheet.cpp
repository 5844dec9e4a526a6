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
        grid->addWidget(key, at % rows, at / rows * 2);
        grid->addWidget(words, at % rows, at / rows * 2 + 1);
    }
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    grid->addWidget(close, rows, kColumns * 2 - 1, Qt::AlignRight);
}

}  // namespace dibs::ui
