// A dead letter once more, mended: says while one types whether it decodes now.
#pragma once

#include "ui/dialogs/letter_dialog.h"

class QCheckBox;

namespace dibs::ui {

struct Theme;
class BytesView;
class StatusLabel;

class ReplayDialog final : public LetterDialog
{
    Q_OBJECT

public:
    ReplayDialog(console::Console& console, const console::DeadLetter& letter, const Theme& theme,
        QWidget* parent);

private:
    bool isReady() const override;
    void send(console::Console::Done done) override;
    void judge();

    console::Console& m_console;
    BytesView* m_key;
    BytesView* m_payload;
    StatusLabel* m_status;
    QLabel* m_verdict;
    QCheckBox* m_evenSo;
    bool m_decodes = false;
};

}  // namespace dibs::ui
