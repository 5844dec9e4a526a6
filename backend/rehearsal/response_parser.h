// Reads one HTTP/1.1 response as it comes, in a buffer of its own and without allocating.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace dibs::rehearsal {

/// Knows what our server sends: a status line, headers, Content-Length. Anything else, and anything
/// after the one response that was asked for, is Broken.
class ResponseParser
{
public:
    enum class State { NeedsMore, Complete, Broken };

    static constexpr size_t kResponseBytesMax = 8 * 1024;

    /// Where the next bytes go. Never empty while the state is NeedsMore.
    std::span<char> space() { return std::span(m_buffer).subspan(m_filled); }

    /// To be called when `byteCount` bytes have been put into space().
    State advance(size_t byteCount);

    /// Ready for the next response; what status() and body() said is gone.
    void reset();

    int status() const { return m_status; }
    bool keepsAlive() const { return m_keepsAlive; }
    std::string_view body() const { return received().substr(m_bodyAt, m_bodyLength); }

private:
    std::string_view received() const { return {m_buffer.data(), m_filled}; }
    bool parseHead(std::string_view head);
    bool parseStatusLine(std::string_view line);
    bool parseHeader(std::string_view line);

    std::array<char, kResponseBytesMax> m_buffer;
    size_t m_filled = 0;
    size_t m_scanned = 0;  // no end of the head begins before this
    size_t m_bodyAt = 0;  // 0 until the head is complete
    size_t m_bodyLength = 0;
    int m_status = 0;
    bool m_hasLength = false;
    bool m_keepsAlive = true;
};

}  // namespace dibs::rehearsal
