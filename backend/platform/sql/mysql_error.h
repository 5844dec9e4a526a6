// What an error of MariaDB or MySQL means to the one who asked.
#pragma once

#include "backend/common/result.h"

namespace dibs::sql {

Error mysqlError(unsigned code, const QString& text);

}  // namespace dibs::sql
