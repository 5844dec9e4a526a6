// What a server says can be relied on.
#pragma once

#include <QStringList>

namespace dibs::rehearsal {

struct Claims {
    QString issue;  // how it decides requests: "event", or one of the generations before
    QStringList guarantees;  // "G1" …; empty: it does not say, and is held to all of them
};

}  // namespace dibs::rehearsal
