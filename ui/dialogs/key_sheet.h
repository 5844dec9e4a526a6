// "?": which key does what, read from the actions themselves, in the groups of the menus.
#pragma once

#include "ui/window_actions.h"

#include <QDialog>

namespace dibs::ui {

class KeySheet final : public QDialog
{
    Q_OBJECT

public:
    KeySheet(const QList<MenuPart>& parts, QWidget* parent);
};

}  // namespace dibs::ui
