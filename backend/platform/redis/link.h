// One open connection to Redis: bytes out, replies in, each wait with its deadline.
#pragma once

#include "backend/common/result.h"
#include "backend/common/unique_fd.h"
#include "backend/platform/redis/host_lookup.h"
#include "backend/platform/redis/interrupt.h"
#include "backend/platform/redis/reply.h"

#include <memory>
#include <optional>

struct redisReader;

namespace dibs::redis {

/// One thread. Of hiredis only the reader of replies is used: its own connections limit each read
/// instead of the whole answer, cannot be interrupted, and die of SIGPIPE.
///
/// After a failure the link is of no use, and its owner drops it.
class Link
{
public:
    /// `interrupt` outlives the link.
    static Result<Link> open(
        const Endpoint& endpoint, const Interrupt& interrupt, QDeadlineTimer latest);
    Link(Link&&) noexcept = default;
    Link& operator=(Link&&) noexcept = default;
    ~Link() = default;

    Result<void> send(const QByteArray& bytes, QDeadlineTimer latest);

    /// None when the time is up; a reply of which half has arrived goes on with the next call.
    Result<std::optional<Reply>> receive(QDeadlineTimer latest);

    /// False when the other side has closed, or said something nobody asked for.
    bool isFresh() const;

private:
    Link(UniqueFd socket, const Interrupt& interrupt);

    /// False when the time is up.
    Result<bool> waitFor(short events, QDeadlineTimer latest) const;
    Result<void> read();

    struct FreeReader {
        void operator()(redisReader* reader) const;
    };

    UniqueFd m_socket;
    const Interrupt* m_interrupt;
    std::unique_ptr<redisReader, FreeReader> m_reader;
};

}  // namespace dibs::redis
