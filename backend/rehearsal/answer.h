// What one response means for the user who pressed.
#pragma once

#include <string_view>

namespace dibs::rehearsal {

struct Answer {
    enum class Kind {
        Accepted,
        SoldOut,
        AlreadyIssued,
        Refused,  // any other refusal: for good, and not because of stock
        Unavailable,  // 429, 503: nothing was accepted
        Unknown,  // 504 and other 5xx: it may have been accepted
    };

    Kind kind = Kind::Unknown;
    int status = 0;
    std::string_view requestId{};  // of an accepted one; points into the response
    std::string_view code{};  // of a refusal; likewise
};

/// The views in the answer live as long as `body`.
Answer readAnswer(int status, std::string_view body);

/// The string member `name` of a JSON object; empty when it is not there or holds an escape. Looks
/// for the first such member at any depth, which suits the flat answers it is meant for.
std::string_view stringMember(std::string_view json, std::string_view name);

}  // namespace dibs::rehearsal
