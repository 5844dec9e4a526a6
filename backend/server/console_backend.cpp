#include "backend/server/console_backend.h"

#include "backend/console/campaign_body.h"
#include "backend/coupon/api/coupon_body.h"
#include "backend/server/console_values.h"

namespace dibs::server {
namespace {

using console::DeadLetterPage;
using Done = console::Console::Done;

Error busy()
{
    return fail(ErrorCode::Unavailable,
        QStringLiteral("too many changes are under way: try again in a moment"));
}

coupon::ChangeNote noteOf(const QString& reason)
{
    return {QStringLiteral("console"), reason};
}

/// Carries the change out with its reason, and hands on the coupon it leaves.
void change(coupon::CouponControl& control, const QString& reason,
    const coupon::CouponControl::Change& change,
    const std::function<void(Result<coupon::Coupon>)>& answer)
{
    const bool posted = control.change(
        [note = noteOf(reason), change](
            coupon::SqlCouponCommands& commands) { return commands.noted(note, change); },
        answer);
    if (!posted) answer(busy());
}

std::function<void(Result<coupon::Coupon>)> withoutCoupon(const Done& done)
{
    return [done](const Result<coupon::Coupon>& changed) {
        done(changed ? Result<void>() : Result<void>(changed.error()));
    };
}

Result<void> resultOf(const coupon::DeadLetterControl::Handled& handled)
{
    using Answer = coupon::DeadLetterControl::Handled::Answer;
    switch (handled.answer) {
    case Answer::Done: return {};
    case Answer::NotFound: return fail(ErrorCode::NotFound, handled.detail);
    case Answer::HandledBefore: return fail(ErrorCode::Conflict, handled.detail);
    case Answer::StoreUnavailable:
    case Answer::LogUnavailable:
    case Answer::DeliveryUnknown: return fail(ErrorCode::Unavailable, handled.detail);
    }
    Q_UNREACHABLE();
}

/// Null: as it was found.
std::optional<QByteArray> bytesOrNone(const QByteArray& bytes)
{
    return bytes.isNull() ? std::nullopt : std::optional(bytes);
}

Result<DeadLetterPage> letters(
    coupon::SqlCouponQueries& queries, std::optional<console::LetterState> state, qint64 after)
{
    const auto wanted
        = state ? std::optional(letterStateFrom(*state)) : std::optional<coupon::DeadLetterState>();
    const auto found = queries.deadLetters().page(wanted, after, DeadLetterPage::kLettersMax);
    if (!found) return found.error();
    DeadLetterPage page;
    for (const coupon::StoredDeadLetter& each : *found) page.letters.append(letterFrom(each));
    if (page.letters.size() == DeadLetterPage::kLettersMax) page.next = page.letters.constLast().id;
    return page;
}

void addQuestions(console::Backend& backend, const ConsoleNeighbours& to)
{
    backend.letters = [to](std::optional<console::LetterState> state, qint64 after,
                          const console::Backend::Answer<DeadLetterPage>& answer) {
        const bool queued
            = to.queries.submit([state, after, answer](coupon::SqlCouponQueries& queries) {
                  answer(letters(queries, state, after));
              });
        if (!queued)
            answer(fail(ErrorCode::Unavailable,
                QStringLiteral("the database has too many questions to answer")));
    };
    backend.find
        = [to](const console::CustomerQuestion& question, const CustomerSearch::Answer& answer) {
              to.customers.find(question, answer);
          };
    backend.report = [to](CouponId campaign, const ReportDesk::Answer& answer) {
        to.reports.make(campaign, answer);
    };
}

void addCampaignCommands(console::Backend& backend, const ConsoleNeighbours& to)
{
    backend.create = [to](const console::CampaignDraft& draft, const QString& reason,
                         const console::Backend::Answer<CouponId>& answer) {
        const qint64 nowMs = to.clock.nowMs();
        const Result<coupon::Coupon> coupon = coupon::newCouponFrom(console::bodyOf(draft), nowMs);
        if (!coupon) return answer(coupon.error());
        change(
            to.control, reason,
            [coupon = *coupon, nowMs](auto& commands) { return commands.create(coupon, nowMs); },
            [answer](const Result<coupon::Coupon>& made) {
                answer(made ? Result<CouponId>(made->couponId) : Result<CouponId>(made.error()));
            });
    };
    backend.change = [to](CouponId campaign, const console::CampaignChange& wanted,
                         const QString& reason, const Done& done) {
        const Result<coupon::CouponPatch> patch = coupon::couponPatchFrom(console::bodyOf(wanted));
        if (!patch) return done(patch.error());
        change(
            to.control, reason,
            [campaign, patch = *patch, nowMs = to.clock.nowMs()](
                auto& commands) { return commands.change(campaign, patch, nowMs); },
            withoutCoupon(done));
    };
    backend.command = [to](CouponId campaign, console::CampaignCommand command,
                          const QString& reason, const Done& done) {
        change(
            to.control, reason,
            [campaign, command, nowMs = to.clock.nowMs()](
                coupon::SqlCouponCommands& commands) -> Result<coupon::Coupon> {
                switch (command) {
                case console::CampaignCommand::Pause: return commands.pause(campaign, nowMs);
                case console::CampaignCommand::Resume: return commands.resume(campaign, nowMs);
                case console::CampaignCommand::Close: return commands.close(campaign, nowMs);
                }
                Q_UNREACHABLE();
            },
            withoutCoupon(done));
    };
}

void addLetterCommands(console::Backend& backend, const ConsoleNeighbours& to)
{
    backend.replay = [to](qint64 id, const console::MendedLetter& mended, const QString& reason,
                         const Done& done) {
        const bool posted
            = to.deadLetters.replay(id, {bytesOrNone(mended.key), bytesOrNone(mended.payload)},
                noteOf(reason), [done](const auto& handled) { done(resultOf(handled)); });
        if (!posted) done(busy());
    };
    backend.discard = [to](qint64 id, const QString& reason, const Done& done) {
        const bool posted = to.deadLetters.discard(
            id, noteOf(reason), [done](const auto& handled) { done(resultOf(handled)); });
        if (!posted) done(busy());
    };
}

/// Whoever looks only must not be able to change anything by accident.
void refuseCommands(console::Backend& backend)
{
    const Error readOnly = fail(ErrorCode::Conflict,
        QStringLiteral("this console only looks: it was started with --read-only"));
    backend.create = [readOnly](const auto&, const auto&, const auto& answer) { answer(readOnly); };
    backend.change
        = [readOnly](CouponId, const auto&, const auto&, const Done& done) { done(readOnly); };
    backend.command = [readOnly](CouponId, auto, const auto&, const Done& done) { done(readOnly); };
    backend.replay
        = [readOnly](qint64, const auto&, const auto&, const Done& done) { done(readOnly); };
    backend.discard = [readOnly](qint64, const auto&, const Done& done) { done(readOnly); };
}

}  // namespace

console::Backend consoleBackend(const ConsoleNeighbours& neighbours)
{
    console::Backend backend;
    addQuestions(backend, neighbours);
    addCampaignCommands(backend, neighbours);
    addLetterCommands(backend, neighbours);
    if (neighbours.readOnly) refuseCommands(backend);
    return backend;
}

}  // namespace dibs::server
