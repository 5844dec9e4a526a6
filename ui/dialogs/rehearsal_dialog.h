// Opening night on demand, from the window: how many people, how many coupons, how hard they press;
// then how far it is, and the proof at its end.
#pragma once

#include "backend/console/snapshot.h"
#include "ui/rehearsal_run.h"

#include <QDialog>
#include <QPointer>

#include <array>

class QCheckBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace dibs::ui {

struct Theme;

/// Shown with show(): meanwhile one looks at the pages behind it, which show the rehearsal.
class RehearsalDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Given {
        const Theme& theme;
        QString server;  // "http://host:port"
        QString environment;  // "production" asks once more
    };

    RehearsalDialog(const Given& given, QWidget* parent);

protected:
    void reject() override;

private:
    enum class Part { Form, Progress, Proof };

    QWidget* makeForm();
    QWidget* makeProgress();
    QWidget* makeProof();
    QSpinBox* addFigure(QFormLayout& form, const QString& name, const char* object, int value);
    rehearsal::RehearsalOptions options() const;
    void start();
    void showProgress(const rehearsal::Progress& progress);
    void prove(const RehearsalResult& result);
    void stop();
    void enable();
    void turnTo(Part part);

    const Given m_given;
    QPointer<RehearsalRun> m_run;  // the window's: it closes its campaign after we are gone
    QString m_text;  // the report
    bool m_stopping = false;
    Part m_part = Part::Form;
    std::array<QWidget*, 3> m_parts{};  // one of them is shown
    QSpinBox* m_users = nullptr;
    QSpinBox* m_stock = nullptr;
    QSpinBox* m_rate = nullptr;
    QCheckBox* m_sure = nullptr;  // only where it asks once more
    QLabel* m_problem;
    QLabel* m_phase;
    QProgressBar* m_bar;
    QLabel* m_figures;
    QLabel* m_verdict;
    QVBoxLayout* m_guarantees;
    QLabel* m_outcomes;
    QPushButton* m_go;
    QPushButton* m_stop;
    QPushButton* m_copy;
    QPushButton* m_close;
};

}  // namespace dibs::ui
