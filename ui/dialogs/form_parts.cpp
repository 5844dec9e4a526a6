#include "ui/dialogs/form_parts.h"

#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

QLabel* makeWords(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel* addField(QFormLayout& form, const QString& name, QWidget* field)
{
    auto* complaint = makeWords();
    complaint->setFont(textFont(kCaptionPt));
    setRole(*complaint, "bad");
    complaint->hide();
    if (field->accessibleName().isEmpty()) field->setAccessibleName(name);

    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* label = new QLabel(name);
    label->setBuddy(field);
    if (form.rowWrapPolicy() == QFormLayout::WrapAllRows) {
        // The form would leave as much room above the field as between two of them.
        label->setContentsMargins(0, 0, 0, kInside);
        layout->addWidget(label);
        form.addRow(column);
    } else {
        label->setMinimumHeight(kRowHeight);
        form.addRow(label, column);
    }
    layout->addWidget(field);
    layout->addWidget(complaint);
    return complaint;
}

QHBoxLayout* makeButtonLine(QPushButton* leave, const QList<QPushButton*>& others)
{
    leave->setObjectName(QStringLiteral("leave"));
    auto* line = new QHBoxLayout;
    line->setSpacing(kBetween);
    line->addStretch();
    line->addWidget(leave);
    for (QPushButton* each : others) line->addWidget(each);
    return line;
}

void complain(QLabel& place, const QString& words)
{
    place.setText(words);
    place.setVisible(!words.isEmpty());
}

}  // namespace dibs::ui
