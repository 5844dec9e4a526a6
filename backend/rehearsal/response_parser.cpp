#include "backend/rehearsal/response_parser.h"

#include <algorithm>
#include <charconv>

namespace dibs::rehearsal {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

bool sameName(std::string_view a, std::string_view lowerCase)
{
    constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; };
    return std::ranges::equal(a, lowerCase, {}, lower);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t";
    const size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

template <class Number>
bool readNumber(std::string_view text, Number& number)
{
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stopped == end;
}

}  // namespace

ResponseParser::State ResponseParser::advance(size_t byteCount)
{
    m_filled += byteCount;
    if (m_bodyAt == 0) {
        const size_t end = received().find(kHeadEnd, m_scanned);
        if (end == std::string_view::npos) {
            m_scanned = m_filled < kHeadEnd.size() ? 0 : m_filled - kHeadEnd.size() + 1;
            return m_filled < kResponseBytesMax ? State::NeedsMore : State::Broken;
        }
        if (!parseHead(received().substr(0, end))) return State::Broken;
        m_bodyAt = end + kHeadEnd.size();
        if (m_bodyLength > kResponseBytesMax - m_bodyAt) return State::Broken;
    }
    const size_t wanted = m_bodyAt + m_bodyLength;
    if (m_filled < wanted) return State::NeedsMore;
    return m_filled == wanted ? State::Complete : State::Broken;
}

void ResponseParser::reset()
{
    m_filled = m_scanned = m_bodyAt = m_bodyLength = 0;
    m_status = 0;
    m_hasLength = false;
    m_keepsAlive = true;
}

bool ResponseParser::parseHead(std::string_view head)
{
    bool first = true;
    while (!head.empty()) {
        const size_t end = std::min(head.find(kLineEnd), head.size());
        const std::string_view line = head.substr(0, end);
        if (!(first ? parseStatusLine(line) : parseHeader(line))) return false;
        first = false;
        head.remove_prefix(std::min(end + kLineEnd.size(), head.size()));
    }
    constexpr int kNoContent = 204;
    return !first && (m_hasLength || m_status == kNoContent);
}

bool ResponseParser::parseStatusLine(std::string_view line)
{
    constexpr std::string_view kVersion = "HTTP/1.";
    constexpr size_t kStatusAt = kVersion.size() + 2;  // after "HTTP/1.1 "
    if (!line.starts_with(kVersion) || line.size() < kStatusAt + 3) return false;
    m_keepsAlive = line[kVersion.size()] == '1';
    return readNumber(line.substr(kStatusAt, 3), m_status) && m_status >= 200;
}

bool ResponseParser::parseHeader(std::string_view line)
{
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (sameName(name, "content-length")) {
        if (m_hasLength) return false;
        m_hasLength = true;
        return readNumber(value, m_bodyLength);
    }
    if (sameName(name, "connection") && sameName(value, "close")) m_keepsAlive = false;
    return !sameName(name, "transfer-encoding");
}

}  // namespace dibs::rehearsal
