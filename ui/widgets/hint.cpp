#include "ui/widgets/hint.h"

#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

Hint::Hint(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_status(new StatusLabel(theme))
    , m_what(makeSelectable(QStringLiteral("hint")))
    , m_nextStep(makeSelectable(QStringLiteral("nextStep")))
    , m_button(new QPushButton)
{
    m_what->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_button->setObjectName(QStringLiteral("hintButton"));
    setRole(*m_nextStep, "muted");
    connect(m_button, &QPushButton::clicked, this, &Hint::pressed);

    auto* column = new QWidget;
    column->setFixedWidth(kEmptyWidth);
    auto* words = new QVBoxLayout(column);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(kBetween);
    words->addWidget(m_status);
    words->addWidget(m_what);
    words->addWidget(m_nextStep);
    words->addWidget(m_button, 0, Qt::AlignLeft);
    // Without an alignment, which would forget how high wrapped words are.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
}

void Hint::say(const console::Status& status, const QString& what, const QString& nextStep,
    const QString& button)
{
    m_status->setStatus(status);
    m_what->setText(what);
    m_nextStep->setText(nextStep);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

}  // namespace dibs::ui
