// In the place of what a page has nothing of: how that is, and the next step.
#pragma once

#include "backend/console/status.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace dibs::ui {

struct Theme;
class StatusLabel;

class Hint final : public QWidget
{
    Q_OBJECT

public:
    explicit Hint(const Theme& theme, QWidget* parent = nullptr);

    /// `button` empty: there is nothing to press.
    void say(const console::Status& status, const QString& what, const QString& nextStep,
        const QString& button = {});

Q_SIGNALS:
    void pressed();

private:
    StatusLabel* m_status;
    QLabel* m_what;
    QLabel* m_nextStep;
    QPushButton* m_button;
};

}  // namespace dibs::ui
