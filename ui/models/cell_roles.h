// What a cell may hand out besides its text, for tables that paint more than text.
#pragma once

#include <Qt>

namespace dibs::ui {

enum CellRole {
    CellStatusRole = Qt::UserRole + 100,  // a console::Status, painted with its shape
    CellShareRole,  // 0 … 1, a bar
    CellMarkRole,  // 0 … 1, a tick on that bar
    CellCurveRole,  // a QList<float>, one value a second: a sparkline
};

}  // namespace dibs::ui
