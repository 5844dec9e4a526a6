#include "backend/platform/http/router.h"

#include "backend/platform/http/problem.h"

#include <array>

namespace dibs::http {
namespace {

constexpr size_t kMethodCount = static_cast<size_t>(Method::Other);
constexpr size_t kParametersMax = 8;  // of one pattern; more would be a mistake in the route table

/// The parameters of the way walked so far, still encoded, without a heap allocation.
struct Captures {
    std::array<QByteArrayView, kParametersMax> values;
    size_t count = 0;
};

/// "/a/b" → "a", rest "/b".
QByteArrayView takeSegment(QByteArrayView& rest)
{
    rest = rest.sliced(1);
    const qsizetype slash = rest.indexOf('/');
    const QByteArrayView segment = slash < 0 ? rest : rest.first(slash);
    rest = rest.sliced(segment.size());
    return segment;
}

bool isParameter(QByteArrayView segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

QByteArray decoded(QByteArrayView segment)
{
    const QByteArray text = segment.toByteArray();
    return text.contains('%') ? QByteArray::fromPercentEncoding(text) : text;
}

}  // namespace

struct Router::Node {
    std::vector<std::pair<QByteArray, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> parameter;
    std::array<Handler, kMethodCount> handlers;

    bool isEnd() const
    {
        return std::any_of(
            handlers.begin(), handlers.end(), [](const Handler& h) { return bool(h); });
    }

    Node& child(QByteArrayView segment)
    {
        if (isParameter(segment)) {
            if (!parameter) parameter = std::make_unique<Node>();
            return *parameter;
        }
        for (auto& [literal, node] : literals) {
            if (literal == segment) return *node;
        }
        return *literals.emplace_back(segment.toByteArray(), std::make_unique<Node>()).second;
    }

    const Node* find(QByteArrayView rest, Captures& captures) const
    {
        if (rest.isEmpty()) return isEnd() ? this : nullptr;
        const QByteArrayView segment = takeSegment(rest);
        for (const auto& [literal, node] : literals) {
            if (literal != segment) continue;
            if (const Node* found = node->find(rest, captures)) return found;
        }
        if (!parameter || segment.isEmpty() || captures.count == kParametersMax) return nullptr;
        captures.values[captures.count++] = segment;
        if (const Node* found = parameter->find(rest, captures)) return found;
        --captures.count;
        return nullptr;
    }

    const Handler* handlerFor(Method method) const
    {
        if (method == Method::Other) return nullptr;
        const Handler& own = handlers[static_cast<size_t>(method)];
        if (own) return &own;
        const Handler& get = handlers[static_cast<size_t>(Method::Get)];
        return method == Method::Head && get ? &get : nullptr;
    }

    QByteArray allowed() const
    {
        QByteArray list;
        for (size_t i = 0; i < kMethodCount; ++i) {
            const auto method = static_cast<Method>(i);
            if (method == Method::Options || !handlerFor(method)) continue;
            list.append(nameOf(method)).append(", ");
        }
        return list.append(nameOf(Method::Options));
    }
};

Router::Router()
    : m_root(std::make_unique<Node>())
{
}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

void Router::add(Method method, const QByteArray& pattern, Handler handler)
{
    Q_ASSERT(method != Method::Other && pattern.startsWith('/') && handler);
    Node* node = m_root.get();
    for (QByteArrayView rest = pattern; !rest.isEmpty();) node = &node->child(takeSegment(rest));
    Handler& place = node->handlers[static_cast<size_t>(method)];
    if (!place) m_routes.push_back({method, pattern});
    place = std::move(handler);
}

void Router::handle(Request& request, Responder responder) const
{
    if (!request.isWellEncoded())
        return responder.send(
            problem(400, "bad-request", "A % in the target is not followed by two hex digits."));

    Captures captures;
    const QByteArrayView path = request.rawPath();
    const Node* node = path.startsWith('/') ? m_root->find(path, captures) : nullptr;
    if (!node) return responder.send(problem(404, "not-found", "There is nothing at this path."));

    if (const Handler* handler = node->handlerFor(request.method)) {
        request.parameters.reserve(captures.count);
        for (size_t i = 0; i < captures.count; ++i)
            request.parameters.push_back(decoded(captures.values[i]));
        return (*handler)(request, std::move(responder));
    }
    const Headers allow{{"Allow", node->allowed()}};
    if (request.method == Method::Options) return responder.send({.status = 204, .headers = allow});
    responder.send(
        problem(405, "method-not-allowed", "This path does not answer that method.", {}, allow));
}

}  // namespace dibs::http
