// A value, or the reason there is none. Our code throws nothing: what can fail returns a Result,
// and dropping one is a compiler warning. An *answer* is not an error: "sold out" is a value.
#pragma once

#include <QString>

#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

namespace dibs {

/// Chosen by what the caller does next.
enum class ErrorCode {
    BadRequest,  // the caller's fault; retrying is pointless
    NotFound,
    Conflict,
    Unavailable,  // the log or the database did not answer; retrying is sensible
    Corrupt,  // stored data breaks an invariant; a human must look
};

struct Error {
    ErrorCode code;
    QString detail;  // for the log and the operator, never parsed
};

template <class T>
class [[nodiscard]] Result
{
    using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

public:
    Result() requires std::is_void_v<T>
    = default;
    Result(Value value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const Value& operator*() const { return std::get<0>(m_state); }
    Value& operator*() { return std::get<0>(m_state); }
    const Value* operator->() const { return &std::get<0>(m_state); }
    Value* operator->() { return &std::get<0>(m_state); }
    const Error& error() const { return std::get<1>(m_state); }

    /// Continues with `next(value)`, or passes the error on.
    template <class Next>
    auto andThen(Next&& next) const
    {
        if constexpr (std::is_void_v<T>) {
            using Other = std::invoke_result_t<Next>;
            return *this ? std::invoke(std::forward<Next>(next)) : Other{error()};
        } else {
            using Other = std::invoke_result_t<Next, const T&>;
            return *this ? std::invoke(std::forward<Next>(next), **this) : Other{error()};
        }
    }

private:
    std::variant<Value, Error> m_state;
};

inline Error fail(ErrorCode code, QString detail)
{
    return {code, std::move(detail)};
}

}  // namespace dibs
