// A Lua script that runs inside Redis, where nothing comes between its lines.
#pragma once

#include <QByteArray>

namespace dibs::redis {

struct Script {
    explicit Script(QByteArray lua);

    QByteArray source;
    QByteArray digest;  // the name under which Redis remembers it
};

}  // namespace dibs::redis
