// What is shown when there is nothing to show, and what to do about it.
#pragma once

#include "ui/pages/page.h"

class QLabel;
class QToolButton;

namespace dibs::ui {

class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(const PageGiven& given, QWidget* parent = nullptr);

    /// Before the first reading it only says that it waits for one.
    void setSnapshot(const console::Snapshot& snapshot);
    void retranslate();

private:
    /// What to do, and where: a button, or a command to copy.
    struct Step {
        QLabel* words = nullptr;
        QWidget* how = nullptr;
    };

    Step addStep(QWidget* how);
    void loadSample();

    console::Console& m_console;
    QString m_instance;  // empty: nothing was read yet
    QLabel* m_title;
    QLabel* m_lead;
    QWidget* m_nextSteps;
    Step m_create;
    Step m_sample;
    Step m_byHand;
    Step m_connect;
    Step m_rehearse;
    QToolButton* m_load;
    QLabel* m_command;
    QLabel* m_problem;
};

}  // namespace dibs::ui
