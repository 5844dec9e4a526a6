// When to call the operator, and how.
#pragma once

#include "ui/alarms.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QSpinBox;

namespace dibs::ui {

class AlertsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AlertsDialog(Alarms& alarms, QWidget* parent);

private:
    struct Line {
        QCheckBox* on = nullptr;
        QSpinBox* limit = nullptr;
    };

    Alarms::Wishes wishes() const;

    std::array<Line, console::kAlertKinds> m_lines;
    QCheckBox* m_onDesktop;
    QCheckBox* m_withSound;
};

}  // namespace dibs::ui
