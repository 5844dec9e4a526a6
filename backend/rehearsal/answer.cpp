#include "backend/rehearsal/answer.h"

namespace dibs::rehearsal {

namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view afterBlanks(std::string_view text)
{
    const size_t first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool takeChar(std::string_view& text, char wanted)
{
    text = afterBlanks(text);
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

Answer::Kind refusalKind(std::string_view code)
{
    if (code == "sold-out") return Answer::Kind::SoldOut;
    if (code == "already-issued") return Answer::Kind::AlreadyIssued;
    return Answer::Kind::Refused;
}

Answer::Kind kindOf(int status, std::string_view code)
{
    constexpr int kTooMany = 429;
    constexpr int kUnavailable = 503;
    if (status == kTooMany || status == kUnavailable) return Answer::Kind::Unavailable;
    if (status >= 400 && status < 500) return refusalKind(code);
    return Answer::Kind::Unknown;
}

}  // namespace

Answer readAnswer(int status, std::string_view body)
{
    constexpr int kAccepted = 202;
    constexpr int kCreated = 201;
    constexpr int kConflict = 409;
    const std::string_view requestId = stringMember(body, "requestId");
    // Where the answer is the outcome itself (`--issue immediate`), a request that was decided has
    // an id, and one that was refused at the door has none.
    const bool isDecided = (status == kCreated || status == kConflict) && !requestId.empty();
    if (status == kAccepted || isDecided)
        return {.kind = Answer::Kind::Accepted, .status = status, .requestId = requestId};
    const std::string_view code = stringMember(body, "code");
    return {.kind = kindOf(status, code), .status = status, .code = code};
}

std::string_view stringMember(std::string_view json, std::string_view name)
{
    // A quote inside a string is escaped, so `"name"` between bare quotes is a key or a whole
    // value.
    for (size_t at = json.find(name); at != std::string_view::npos; at = json.find(name, at + 1)) {
        const size_t end = at + name.size();
        if (at == 0 || json[at - 1] != '"' || end >= json.size() || json[end] != '"') continue;
        std::string_view rest = json.substr(end + 1);
        if (!takeChar(rest, ':') || !takeChar(rest, '"')) continue;
        const size_t close = rest.find_first_of("\"\\");
        const bool plain = close != std::string_view::npos && rest[close] == '"';
        return plain ? rest.substr(0, close) : std::string_view();
    }
    return {};
}

}  // namespace dibs::rehearsal
