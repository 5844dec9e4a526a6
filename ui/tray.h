// The desktop's tray, where there is one: an icon with a mark while something is wrong, and
// notifications.
#pragma once

#include "ui/alarms.h"

class QWidget;

namespace dibs::ui {

/// Made for `window`, which a click brings to the front; owned by it. Without a tray only the sound
/// is left.
Desktop desktopOf(QWidget& window);

}  // namespace dibs::ui
