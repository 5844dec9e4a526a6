// Words one may want to copy: plain text that wraps, chosen with the mouse or the keyboard.
#pragma once

#include <QString>

class QLabel;

namespace dibs::ui {

/// Without a parent; `role` as for setRole, null: none.
QLabel* makeSelectable(const QString& name = {}, const char* role = nullptr);

}  // namespace dibs::ui
