#include "backend/platform/redis/script.h"

#include <QCryptographicHash>

namespace dibs::redis {

Script::Script(QByteArray lua)
    : source(std::move(lua))
    , digest(QCryptographicHash::hash(source, QCryptographicHash::Sha1).toHex())
{
}

}  // namespace dibs::redis
