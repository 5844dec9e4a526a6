#include "ui/widgets/selectable_words.h"

#include "ui/style_sheet.h"

#include <QLabel>

namespace dibs::ui {

QLabel* makeSelectable(const QString& name, const char* role)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (role) setRole(*label, role);
    return label;
}

}  // namespace dibs::ui
