// Which pages there are.
#pragma once

#include <QList>

namespace dibs::ui {

struct PageGiven;
class Page;

/// In the order of their keys; the caller owns them.
QList<Page*> makePages(const PageGiven& given);

}  // namespace dibs::ui
