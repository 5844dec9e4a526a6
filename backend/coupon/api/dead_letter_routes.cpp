// Records that did not decode: what they were, once more, or never again.
#include "backend/coupon/api/coupon_api.h"
#include "backend/coupon/api/coupon_json.h"
#include "backend/coupon/api/request_fields.h"
#include "backend/platform/http/problem.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace dibs::coupon {
namespace {

constexpr int kLettersUsual = 100;
constexpr int kLettersMost = 1'000;
constexpr auto kNotFound = "dead-letter-not-found";

/// As text where that brings back the very bytes, as base64 where it does not: `name` and
/// `nameEncoding`.
void insertBytes(QJsonObject& object, const QString& name, const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const bool isText = text.toUtf8() == bytes;
    const QString encoding = name + u"Encoding"_qs;
    object[name] = bytes.isNull() ? QJsonValue()
        : isText                  ? QJsonValue(text)
                                  : QJsonValue(QString::fromLatin1(bytes.toBase64()));
    object[encoding] = isText ? u"text"_qs : u"base64"_qs;
}

QJsonObject toJson(const StoredDeadLetter& letter)
{
    QJsonArray headers;
    for (const eventlog::Header& header : letter.headers) {
        QJsonObject object{{u"name"_qs, QString::fromUtf8(header.name)}};
        insertBytes(object, u"value"_qs, header.value);
        headers.append(object);
    }
    QJsonObject object{{u"deadLetterId"_qs, letter.id}, {u"partition"_qs, letter.partition},
        {u"offset"_qs, letter.offset}, {u"reason"_qs, letter.reason},
        {u"foundAt"_qs, letter.foundAtMs}, {u"state"_qs, word(letter.state)},
        {u"handledAt"_qs, letter.handledAtMs ? QJsonValue(*letter.handledAtMs) : QJsonValue()},
        {u"note"_qs, letter.note.isEmpty() ? QJsonValue() : QJsonValue(letter.note)},
        {u"headers"_qs, headers}};
    insertBytes(object, u"key"_qs, letter.key);
    insertBytes(object, u"payload"_qs, letter.payload);
    return object;
}

Result<std::optional<DeadLetterState>> stateFrom(const http::Request& request)
{
    const std::optional<QByteArray> text = request.query("state");
    if (!text) return std::optional<DeadLetterState>();
    const auto state = deadLetterStateFrom(QString::fromUtf8(*text));
    if (state) return state;
    return fail(ErrorCode::BadRequest, u"state must be FOUND, REPLAYED or DISCARDED"_qs);
}

void list(CouponApi& api, const http::Request& request, const http::Responder& responder)
{
    const Result<int> limit = limitFrom(request, kLettersUsual, kLettersMost);
    if (!limit) return responder.send(responseFor(limit.error(), kNotFound));
    const Result<qint64> after = idCursorFrom(request);
    if (!after) return responder.send(responseFor(after.error(), kNotFound));
    const Result<std::optional<DeadLetterState>> state = stateFrom(request);
    if (!state) return responder.send(responseFor(state.error(), kNotFound));

    api.answerFromStore(responder, kNotFound,
        [state = *state, after = *after, limit = *limit](
            SqlCouponQueries& queries) -> Result<http::Response> {
            const auto letters = queries.deadLetters().page(state, after, limit);
            if (!letters) return letters.error();
            QJsonArray items;
            for (const StoredDeadLetter& letter : *letters) items.append(toJson(letter));
            const QJsonValue next = letters->size() == limit
                ? QJsonValue(QString::fromLatin1(cursorFor(letters->constLast().id)))
                : QJsonValue();
            return http::Response::json(200, compact({{u"items"_qs, items}, {u"next"_qs, next}}));
        });
}

http::Response answerFor(const DeadLetterControl::Handled& handled)
{
    using Answer = DeadLetterControl::Handled::Answer;
    const QByteArray detail = handled.detail.toUtf8();
    const http::Headers soon{{"Retry-After", "1"}};
    switch (handled.answer) {
    case Answer::Done: return http::Response::json(200, compact(toJson(handled.letter)));
    case Answer::NotFound: return http::problem(404, kNotFound, detail);
    case Answer::HandledBefore: return http::problem(409, "already-handled", detail);
    case Answer::StoreUnavailable: return storeUnavailable();
    case Answer::LogUnavailable: return http::problem(503, "log-unavailable", detail, {}, soon);
    case Answer::DeliveryUnknown: return http::problem(504, "delivery-unknown", detail, {}, soon);
    }
    Q_UNREACHABLE();
}

/// None when there is no such member; written as insertBytes() does.
Result<std::optional<QByteArray>> bytesIn(const QJsonObject& object, const QString& name)
{
    const QJsonValue value = object[name];
    if (value.isUndefined()) return std::optional<QByteArray>();
    if (!value.isString()) return fail(ErrorCode::BadRequest, name + u" must be a text"_qs);
    const auto kept = [](const QByteArray& bytes) {
        return std::optional(bytes.isNull() ? QByteArray("") : bytes);  // empty is not "none"
    };
    const QByteArray text = value.toString().toUtf8();
    const QString encoding = object[name + u"Encoding"_qs].toString(u"text"_qs);
    if (encoding == u"text") return kept(text);
    if (encoding != u"base64")
        return fail(ErrorCode::BadRequest, name + u"Encoding must be text or base64"_qs);
    const auto decoded
        = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) return fail(ErrorCode::BadRequest, name + u" is not base64"_qs);
    return kept(decoded.decoded);
}

Result<DeadLetterControl::Mended> mendedFrom(const QByteArray& body)
{
    DeadLetterControl::Mended mended;
    if (body.isEmpty()) return mended;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, u"the body must be a JSON object, or empty"_qs);
    for (const auto& [name, into] :
        {std::pair(u"key"_qs, &mended.key), std::pair(u"payload"_qs, &mended.payload)}) {
        const Result<std::optional<QByteArray>> bytes = bytesIn(document.object(), name);
        if (!bytes) return bytes.error();
        *into = *bytes;
    }
    return mended;
}

ChangeNote noteIn(const http::Request& request)
{
    return {u"api"_qs, QString::fromUtf8(request.query("reason").value_or(QByteArray()))};
}

struct Wish {
    qint64 id = 0;
    DeadLetterControl::Mended mended;
    ChangeNote note;
};

using Start = bool (*)(DeadLetterControl&, const Wish&, DeadLetterControl::Done);

bool startReplay(DeadLetterControl& control, const Wish& wish, DeadLetterControl::Done done)
{
    return control.replay(wish.id, wish.mended, wish.note, std::move(done));
}

bool startDiscard(DeadLetterControl& control, const Wish& wish, DeadLetterControl::Done done)
{
    return control.discard(wish.id, wish.note, std::move(done));
}

http::Handler acting(const std::shared_ptr<CouponApi>& api, Start start)
{
    return [api, start](const http::Request& request, const http::Responder& responder) {
        const Result<qint64> id = positiveNumber(request.parameters[0], "deadLetterId");
        if (!id) return responder.send(responseFor(id.error(), kNotFound));
        const Result<DeadLetterControl::Mended> mended = mendedFrom(request.body);
        if (!mended) return responder.send(responseFor(mended.error(), kNotFound));
        const bool posted = start(api->shared.deadLetters, {*id, *mended, noteIn(request)},
            [&mailbox = api->mailbox, responder](const DeadLetterControl::Handled& handled) {
                mailbox.post([responder, handled] { responder.send(answerFor(handled)); });
            });
        if (!posted) responder.send(overloaded("Too many changes are under way."));
    };
}

}  // namespace

void addDeadLetterRoutes(http::Router& router, const std::shared_ptr<CouponApi>& api)
{
    using http::Method;
    router.add(Method::Get, "/api/console/dead-letters",
        [api](const http::Request& request, const http::Responder& responder) {
            list(*api, request, responder);
        });
    router.add(
        Method::Post, "/api/console/dead-letters/{deadLetterId}/replay", acting(api, startReplay));
    router.add(Method::Post, "/api/console/dead-letters/{deadLetterId}/discard",
        acting(api, startDiscard));
}

}  // namespace dibs::coupon
