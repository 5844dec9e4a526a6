// "?": which key does what, read from the actions themselves.
#pragma once

#include <QDialog>

class QAction;

namespace dibs::ui {

class KeySheet final : public QDialog
{
    Q_OBJECT

public:
    KeySheet(const QList<QAction*>& actions, QWidget* parent);
};

}  // namespace dibs::ui
