#include "ui/dialogs/discard_dialog.h"

#include "backend/console/reason_words.h"
#include "ui/dialogs/form_parts.h"

#include <QLineEdit>

namespace dibs::ui {

namespace {

constexpr int kWidth = 480;

}  // namespace

DiscardDialog::DiscardDialog(
    console::Console& console, const console::DeadLetter& letter, QWidget* parent)
    : LetterDialog(letter.id,
        {tr("Discard a dead letter"), tr("Discard dead letter %1 for good?").arg(letter.id),
            tr("Whoever sent it gets no coupon by it, and it cannot be replayed any more. It stays "
               "in the database, with your reason. It does not decode: %1.")
                .arg(console::reasonWords(letter.reason)),
            tr("Discard it"), tr("Discarding…"), tr("It is not discarded: %1")},
        parent)
    , m_console(console)
    , m_number(new QLineEdit)
{
    setObjectName(QStringLiteral("discard"));
    m_number->setObjectName(QStringLiteral("number"));
    addField(form(), tr("Type its number, %1, to confirm:").arg(letter.id), m_number);
    connect(m_number, &QLineEdit::textChanged, this, &DiscardDialog::renew);
    addReason(tr("Reason"), tr("needed; kept for the audit"));
    finish(m_number, kWidth);
}

bool DiscardDialog::isReady() const
{
    return m_number->text().trimmed() == QString::number(letter()) && !reason().isEmpty();
}

void DiscardDialog::send(console::Console::Done done)
{
    m_console.discardDeadLetter(letter(), reason(), std::move(done));
}

}  // namespace dibs::ui
