#include "backend/core/client/coupon_http.h"

#include "backend/common/backoff.h"
#include "backend/common/json_members.h"
#include "backend/core/client/trace_context.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

namespace dibs::core {
namespace {

constexpr qint64 kReplyBytesMax = 64 * 1024;
constexpr int kServerError = 500;

}  // namespace

struct CouponHttp::Progress {
    Call call;
    Done done;
    Backoff pauses;
    int tries = 0;
};

CouponHttp::CouponHttp(Options options)
    : m_options(std::move(options))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    // Once for all calls: what is connected to a reply may be let go by Qt's own thread.
    QObject::connect(&m_network, &QNetworkAccessManager::finished, &m_context,
        [this](QNetworkReply* reply) { hear(reply); });
}

CouponHttp::~CouponHttp() = default;

void CouponHttp::call(const Call& call, const Done& done)
{
    tryOnce(std::make_shared<Progress>(
        Progress{call, done, Backoff(m_options.firstPause, m_options.firstPause * 4)}));
}

void CouponHttp::tryOnce(const std::shared_ptr<Progress>& progress)
{
    if (!m_breaker.mayAsk(std::chrono::steady_clock::now())) return progress->done({});
    tellCircuit();
    ++progress->tries;
    const Call& call = progress->call;
    QUrl url = m_options.url;
    url.setPath(QString::fromLatin1(call.path));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("traceparent", childOf(call.traceparent));
    const QByteArray body = call.body.isEmpty() ? QByteArray() : compact(call.body);

    QNetworkReply* const reply = m_network.sendCustomRequest(request, call.method, body);
    reply->setReadBufferSize(kReplyBytesMax);
    // Not Qt's own timeout, which a neighbour that dribbles would start again with every byte.
    QTimer::singleShot(m_options.tryTime, reply, [reply] { reply->abort(); });
    m_underWay.emplace(reply, progress);
}

void CouponHttp::hear(QNetworkReply* reply)
{
    reply->deleteLater();
    const auto found = m_underWay.extract(reply);
    if (found.empty()) return;
    const std::shared_ptr<Progress> progress = found.mapped();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // A status without its whole body is of no use: the connection broke in between.
    const bool isWhole = reply->error() == QNetworkReply::NoError || status >= 400;
    if (isWhole && status != 0 && status < kServerError) {
        m_breaker.succeeded();
        tellCircuit();
        return progress->done({status, QJsonDocument::fromJson(reply->readAll()).object()});
    }
    m_breaker.failed(std::chrono::steady_clock::now());
    tellCircuit();
    if (progress->tries >= kTriesMax) return progress->done({});
    QTimer::singleShot(
        progress->pauses.next(), &m_context, [this, progress] { tryOnce(progress); });
}

void CouponHttp::tellCircuit() const
{
    if (m_options.circuitIs) m_options.circuitIs(m_breaker.state());
}

}  // namespace dibs::core
