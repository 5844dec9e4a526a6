#include "ui/dialogs/letter_dialog.h"

#include "backend/console/reason_words.h"
#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kReasonMax = 200;

}  // namespace

LetterDialog::LetterDialog(qint64 letter, const Words& words, QWidget* parent)
    : QDialog(parent)
    , m_letter(letter)
    , m_words(words)
    , m_body(new QVBoxLayout)
    , m_form(new QFormLayout)
    , m_complaint(makeWords())
    , m_confirm(new QPushButton(words.button))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    QLabel* question = makeWords(words.question);
    question->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_complaint->setObjectName(QStringLiteral("complaint"));
    setRole(*m_complaint, "bad");
    m_complaint->hide();
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setAutoDefault(false);
    auto* keep = new QPushButton(tr("Cancel"));
    keep->setAutoDefault(false);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_body->setSpacing(kBetween);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addWidget(question);
    layout->addWidget(makeWords(words.consequences));
    layout->addLayout(m_body, 1);
    layout->addLayout(m_form);
    layout->addWidget(m_complaint);
    layout->addLayout(makeButtonLine(keep, {m_confirm}));
    connect(m_confirm, &QPushButton::clicked, this, &LetterDialog::confirm);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
}

void LetterDialog::addReason(const QString& name, const QString& placeholder)
{
    m_reason = new QLineEdit;
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kReasonMax);
    m_reason->setPlaceholderText(placeholder);
    addField(*m_form, name, m_reason);
    connect(m_reason, &QLineEdit::textChanged, this, &LetterDialog::renew);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
}

void LetterDialog::finish(QWidget* first, int width)
{
    renew();
    setMinimumWidth(width);
    resize(width, layout()->totalHeightForWidth(width));
    first->setFocus();
}

QString LetterDialog::reason() const
{
    return m_reason->text().trimmed();
}

void LetterDialog::renew()
{
    m_confirm->setEnabled(!m_sending && isReady());
    m_confirm->setText(m_sending ? m_words.doing : m_words.button);
}

void LetterDialog::confirm()
{
    if (m_sending || !isReady()) return;
    m_sending = true;
    complain(*m_complaint, {});
    renew();
    const QPointer<LetterDialog> self(this);  // it may be closed before the answer comes
    send([self](const Result<void>& answer) {
        if (self) self->take(answer);
    });
}

void LetterDialog::take(const Result<void>& answer)
{
    m_sending = false;
    renew();
    if (answer) return accept();
    complain(*m_complaint, m_words.failed.arg(console::reasonWords(answer.error().detail)));
}

}  // namespace dibs::ui
