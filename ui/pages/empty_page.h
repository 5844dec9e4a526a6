// What is shown when there is nothing to show, and what to do about it.
#pragma once

#include "backend/console/snapshot.h"

#include <QWidget>

class QLabel;

namespace dibs::ui {

class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget* parent = nullptr);

    /// Before the first reading it only says that it waits for one.
    void setSnapshot(const console::Snapshot& snapshot);

private:
    QLabel* m_title;
    QLabel* m_lead;
    QWidget* m_nextSteps;
    QLabel* m_create;
};

}  // namespace dibs::ui
