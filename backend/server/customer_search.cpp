#include "backend/server/customer_search.h"

#include "backend/server/console_values.h"

namespace dibs::server {
namespace {

using console::CustomerQuestion;
using console::CustomerStory;

Error nobody(const QString& whom)
{
    return fail(ErrorCode::NotFound, QStringLiteral("%1 is not known here").arg(whom));
}

Result<CustomerStory> storyOfUser(
    UserId user, coupon::SqlCouponQueries& queries, coupon::RequestIds& ids, qint64 nowMs)
{
    const auto found = queries.console().requestsOf(user, CustomerStory::kRequestsMax + 1);
    if (!found) return found.error();
    if (found->isEmpty())
        return fail(ErrorCode::NotFound,
            QStringLiteral("no request of user %1 is decided").arg(user.value));
    CustomerStory story{.user = user};
    story.more = found->size() > CustomerStory::kRequestsMax;
    for (const coupon::DecidedRequest& each :
        found->first(std::min<qsizetype>(found->size(), CustomerStory::kRequestsMax))) {
        const Result<console::RequestStory> told = storyOf(each, queries, ids, nowMs);
        if (!told) return told.error();
        story.requests.append(*told);
    }
    return story;
}

Result<CustomerStory> storyOfRequest(const QString& requestId, coupon::SqlCouponQueries& queries,
    coupon::RequestIds& ids, qint64 nowMs)
{
    const std::optional<EventId> event = ids.verify(requestId.trimmed().toLatin1());
    if (!event) return nobody(QStringLiteral("the request id"));
    const Result<coupon::DecidedRequest> decided = queries.decided(*event);
    if (!decided && decided.error().code != ErrorCode::NotFound) return decided.error();
    if (!decided) {
        // Only what was accepted, or may have been, has an id with our signature.
        console::RequestStory waiting{.requestId = requestId.trimmed()};
        waiting.request.event = *event;
        return CustomerStory{.requests = {waiting}};
    }
    const Result<console::RequestStory> told = storyOf(*decided, queries, ids, nowMs);
    if (!told) return told.error();
    return CustomerStory{.user = told->request.userId, .requests = {*told}};
}

}  // namespace

Result<std::unique_ptr<CustomerSearch>> CustomerSearch::start(
    const coupon::SqlQueryPool::Open& open, const QByteArray& requestIdKey, const Clock& clock)
{
    auto queries = coupon::SqlQueryPool::start(1, open);
    if (!queries) return queries.error();
    return std::unique_ptr<CustomerSearch>(
        new CustomerSearch(std::move(*queries), requestIdKey, clock));
}

CustomerSearch::CustomerSearch(
    std::unique_ptr<coupon::SqlQueryPool> queries, QByteArray requestIdKey, const Clock& clock)
    : m_queries(std::move(queries))
    , m_requestIdKey(std::move(requestIdKey))
    , m_clock(clock)
{
}

void CustomerSearch::find(const CustomerQuestion& question, const Answer& answer)
{
    if (question.user.has_value() == !question.requestId.isEmpty())
        return answer(fail(ErrorCode::BadRequest,
            QStringLiteral("ask for a user or for a request id: one of the two")));
    const bool taken = m_underWay.fetch_add(1) < kUnderWayMax
        && m_queries->submit([this, question, answer](coupon::SqlCouponQueries& queries) {
               coupon::RequestIds ids(m_requestIdKey);
               const qint64 nowMs = m_clock.nowMs();
               const Result<CustomerStory> story = question.user
                   ? storyOfUser(*question.user, queries, ids, nowMs)
                   : storyOfRequest(question.requestId, queries, ids, nowMs);
               --m_underWay;
               answer(story);
           });
    if (taken) return;
    --m_underWay;
    answer(fail(ErrorCode::Unavailable,
        QStringLiteral("other searches are under way: ask again in a moment")));
}

}  // namespace dibs::server
