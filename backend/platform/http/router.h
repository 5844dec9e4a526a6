// From method and path to handler.
#pragma once

#include "backend/platform/http/request.h"
#include "backend/platform/http/responder.h"

#include <functional>
#include <memory>

namespace dibs::http {

using Handler = std::function<void(const Request&, Responder)>;

struct Route {
    Method method;
    QByteArray pattern;

    bool operator==(const Route&) const = default;
};

/// A tree of path segments, built once and then only read. Patterns are made of literal segments
/// and parameters: "/api/coupons/{couponId}/issue". A literal segment wins over a parameter, and a
/// parameter never matches an empty segment or more than one. One per HTTP thread; not thread-safe
/// while routes are added.
class Router
{
public:
    Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    /// Adding the same method and pattern again replaces the handler. A GET route serves HEAD too.
    void add(Method method, const QByteArray& pattern, Handler handler);

    /// Fills request.parameters and calls the handler, or answers 400 (malformed percent-encoding),
    /// 404, 405 with Allow, or 204 with Allow for OPTIONS.
    void handle(Request& request, Responder responder) const;

    /// In the order added.
    const std::vector<Route>& routes() const { return m_routes; }

private:
    struct Node;

    std::unique_ptr<Node> m_root;
    std::vector<Route> m_routes;
};

}  // namespace dibs::http
