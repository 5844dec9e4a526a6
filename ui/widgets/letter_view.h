// One dead letter: where it was found, why it does not decode, and every byte of it.
#pragma once

#include "backend/console/dead_letter.h"

#include <QScrollArea>

class QAction;
class QLabel;

namespace dibs::ui {

struct Theme;
class BytesView;
class ElidedLabel;
class StatusLabel;

class LetterView final : public QScrollArea
{
    Q_OBJECT

public:
    /// `actions` have a button each.
    LetterView(const Theme& theme, const QList<QAction*>& actions, QWidget* parent = nullptr);

    /// The same letter once more changes nothing that one reads in.
    void setLetter(const console::DeadLetter& letter);
    void retranslate();

private:
    std::optional<console::DeadLetter> m_letter;
    StatusLabel* m_status;
    QLabel* m_title;
    QLabel* m_reason;
    QLabel* m_where;
    QLabel* m_note;
    BytesView* m_key;
    BytesView* m_payload;
    QLabel* m_headersTitle;
    QLabel* m_headers;
};

}  // namespace dibs::ui
