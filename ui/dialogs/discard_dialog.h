// Before a dead letter is given up: why, and its number, as that cannot be undone.
#pragma once

#include "ui/dialogs/letter_dialog.h"

namespace dibs::ui {

class DiscardDialog final : public LetterDialog
{
    Q_OBJECT

public:
    DiscardDialog(console::Console& console, const console::DeadLetter& letter, QWidget* parent);

private:
    bool isReady() const override;
    void send(console::Console::Done done) override;

    console::Console& m_console;
    QLineEdit* m_number;
};

}  // namespace dibs::ui
