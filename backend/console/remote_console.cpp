#include "backend/console/remote_console.h"

#include "backend/console/campaign_body.h"
#include "backend/console/console_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUrlQuery>

namespace dibs::console {
namespace {

using namespace std::chrono_literals;

// The server replays its whole log for it.
constexpr auto kReportPatience = 10min;

ErrorCode codeFor(int status)
{
    switch (status) {
    case 400: return ErrorCode::BadRequest;
    case 404: return ErrorCode::NotFound;
    case 409:
    case 422: return ErrorCode::Conflict;
    default: return ErrorCode::Unavailable;
    }
}

/// In the server's words where it gave some.
Error errorIn(QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString detail = QJsonDocument::fromJson(reply.readAll())[u"detail"].toString();
    if (status == 0)
        return fail(ErrorCode::Unavailable,
            QStringLiteral("the server did not answer: %1").arg(reply.errorString()));
    return fail(codeFor(status),
        detail.isEmpty() ? QStringLiteral("the server answers %1").arg(status) : detail);
}

QString campaignPath(CouponId campaign, const QString& action = {})
{
    const QString path = QStringLiteral("/api/coupons/%1").arg(campaign.value);
    return action.isEmpty() ? path : path + u'/' + action;
}

QUrlQuery because(const QString& reason)
{
    QUrlQuery query;
    if (!reason.isEmpty())
        query.addQueryItem(
            QStringLiteral("reason"), QString::fromLatin1(QUrl::toPercentEncoding(reason)));
    return query;
}

std::function<void(const Result<QByteArray>&)> withoutBody(const Console::Done& done)
{
    return [done](const Result<QByteArray>& body) {
        done(body ? Result<void>() : Result<void>(body.error()));
    };
}

/// Hands on what `decode` makes of the body.
template <class T>
std::function<void(const Result<QByteArray>&)> decoded(
    const Console::Answer<T>& answer, Result<T> (*decode)(const QByteArray&))
{
    return [answer, decode](const Result<QByteArray>& body) {
        answer(body.andThen([decode](const QByteArray& json) { return decode(json); }));
    };
}

Result<CouponId> campaignIn(const QByteArray& json)
{
    const CouponId campaign{QJsonDocument::fromJson(json)[u"couponId"].toInteger()};
    if (campaign.isValid()) return campaign;
    return fail(ErrorCode::Corrupt, QStringLiteral("the server’s answer cannot be read"));
}

/// As base64, so that each byte arrives as it is; null: left out.
void insertBytes(QJsonObject& object, const QString& name, const QByteArray& bytes)
{
    if (bytes.isNull()) return;
    object.insert(name, QString::fromLatin1(bytes.toBase64()));
    object.insert(name + QStringLiteral("Encoding"), QStringLiteral("base64"));
}

/// Cursors are opaque, but for us: the route's cursor is the id in base64url.
QString cursorFor(qint64 id)
{
    return QString::fromLatin1(QByteArray::number(id).toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString word(LetterState state)
{
    switch (state) {
    case LetterState::Found: return QStringLiteral("FOUND");
    case LetterState::Replayed: return QStringLiteral("REPLAYED");
    case LetterState::Discarded: return QStringLiteral("DISCARDED");
    }
    Q_UNREACHABLE();
}

}  // namespace

RemoteConsole::RemoteConsole(Options options, const Clock& clock)
    : m_server(std::move(options.server))
    , m_readOnly(options.readOnly)
    , m_stream(m_network, m_server, m_readOnly, clock, options.times)
{
}

RemoteConsole::~RemoteConsole() = default;

void RemoteConsole::ask(const Ask& ask, const std::function<void(Body)>& answer)
{
    const auto refuse = [&](ErrorCode code, const QString& why) {
        // Later, as every answer.
        QTimer::singleShot(0, &m_context, [answer, error = fail(code, why)] { answer(error); });
    };
    if (ask.changes && (m_readOnly || snapshot()->readOnly))
        return refuse(ErrorCode::Conflict,
            QStringLiteral("this console only looks: it was started with --read-only"));
    if (m_underWay >= kUnderWayMax)
        return refuse(ErrorCode::Unavailable, QStringLiteral("too many questions are under way"));
    QUrl url = m_server;
    url.setPath(ask.path);
    url.setQuery(ask.query);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(static_cast<int>(ask.patience.count()));
    ++m_underWay;
    QNetworkReply* const reply = m_network.sendCustomRequest(request, ask.method, ask.body);
    QObject::connect(reply, &QNetworkReply::finished, &m_context, [this, reply, answer] {
        --m_underWay;
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            answer(reply->readAll());
        else
            answer(errorIn(*reply));
    });
}

void RemoteConsole::act(
    CouponId campaign, const QString& action, const QString& reason, const Done& done)
{
    ask({.method = "POST", .path = campaignPath(campaign, action), .query = because(reason)},
        withoutBody(done));
}

void RemoteConsole::createCampaign(
    const CampaignDraft& draft, const QString& reason, Answer<CouponId> answer)
{
    ask({.method = "POST",
            .path = QStringLiteral("/api/coupons"),
            .query = because(reason),
            .body = bodyOf(draft)},
        decoded(answer, campaignIn));
}

void RemoteConsole::changeCampaign(
    CouponId campaign, const CampaignChange& change, const QString& reason, Done done)
{
    ask({.method = "PATCH",
            .path = campaignPath(campaign),
            .query = because(reason),
            .body = bodyOf(change)},
        withoutBody(done));
}

void RemoteConsole::pauseCampaign(CouponId campaign, const QString& reason, Done done)
{
    act(campaign, QStringLiteral("pause"), reason, done);
}

void RemoteConsole::resumeCampaign(CouponId campaign, const QString& reason, Done done)
{
    act(campaign, QStringLiteral("resume"), reason, done);
}

void RemoteConsole::closeCampaign(CouponId campaign, const QString& reason, Done done)
{
    act(campaign, QStringLiteral("close"), reason, done);
}

void RemoteConsole::replayDeadLetter(
    qint64 id, const MendedLetter& mended, const QString& reason, Done done)
{
    QJsonObject body;
    insertBytes(body, QStringLiteral("key"), mended.key);
    insertBytes(body, QStringLiteral("payload"), mended.payload);
    ask({.method = "POST",
            .path = QStringLiteral("/api/console/dead-letters/%1/replay").arg(id),
            .query = because(reason),
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
        withoutBody(done));
}

void RemoteConsole::discardDeadLetter(qint64 id, const QString& reason, Done done)
{
    ask({.method = "POST",
            .path = QStringLiteral("/api/console/dead-letters/%1/discard").arg(id),
            .query = because(reason)},
        withoutBody(done));
}

void RemoteConsole::findCustomer(const CustomerQuestion& question, Answer<CustomerStory> answer)
{
    QUrlQuery query;
    if (question.user)
        query.addQueryItem(QStringLiteral("userId"), QString::number(question.user->value));
    if (!question.requestId.isEmpty())
        query.addQueryItem(QStringLiteral("requestId"),
            QString::fromLatin1(QUrl::toPercentEncoding(question.requestId)));
    ask({.method = "GET",
            .path = QStringLiteral("/api/console/customers"),
            .query = query,
            .changes = false},
        decoded(answer, storyFrom));
}

void RemoteConsole::deadLetters(
    std::optional<LetterState> state, qint64 after, Answer<DeadLetterPage> answer)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(int{DeadLetterPage::kLettersMax}));
    if (state) query.addQueryItem(QStringLiteral("state"), word(*state));
    if (after > 0) query.addQueryItem(QStringLiteral("cursor"), cursorFor(after));
    ask({.method = "GET",
            .path = QStringLiteral("/api/console/dead-letters"),
            .query = query,
            .changes = false},
        decoded(answer, letterPageFrom));
}

void RemoteConsole::report(CouponId campaign, Answer<CampaignReport> answer)
{
    ask({.method = "GET",
            .path = QStringLiteral("/api/console/campaigns/%1/report").arg(campaign.value),
            .patience = kReportPatience,
            .changes = false},
        decoded(answer, reportFrom));
}

}  // namespace dibs::console
