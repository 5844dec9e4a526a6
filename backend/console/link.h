// How the console hears from its server, so that a figure that stopped says why and since when.
#pragma once

#include <QString>

namespace dibs::console {

enum class LinkState {
    InProcess,  // the server is this very process
    Connecting,  // for the first time: nothing is known yet
    Live,
    Slow,  // connected, but the server is late with its figures
    Gone,  // no connection; we try again by ourselves
    OtherVersion,  // it answers, in a form of another version
    Garbage,  // it answers what no Dibs says
};

/// What failed; `whyOf` has the words for it.
enum class LinkFault {
    None,
    Unreachable,  // detail: why, in the network's words
    Ended,
    Silent,
    Late,
    Refused,  // detail: the status
    NoStream,
    NoEvents,  // detail: the kind of content it answers
    EndlessEvent,
    OtherVersion,  // detail: which
    BadSnapshot,  // detail: where it cannot be read
    BadFeed,  // the same
};

/// While the link is not well, snapshot() is the last one that came: its age tells.
struct Link {
    LinkState state = LinkState::Connecting;
    QString server;  // the address asked, empty in process
    LinkFault fault = LinkFault::None;  // None while it is well, and before anything was tried
    QString detail;  // of the fault, as others wrote it
    qint64 sinceMs = 0;  // by our own clock; 0: from the start
    qint64 clockAheadMs = 0;  // of the server's clock against ours, when that is worth telling

    bool isWell() const { return state == LinkState::InProcess || state == LinkState::Live; }
    bool operator==(const Link&) const = default;
};

/// Less is the network's and the clocks' usual disagreement.
inline constexpr qint64 kClockOffFromMs = 2'000;

}  // namespace dibs::console
