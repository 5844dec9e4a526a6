#include "backend/rehearsal/proof.h"

#include "backend/rehearsal/evidence.h"
#include "backend/rehearsal/first_come.h"

#include <algorithm>
#include <unordered_set>

namespace dibs::rehearsal {

namespace {

Finding finding(const char16_t* what)
{
    return {.what = QString::fromUtf16(what), .count = 0, .examples = {}};
}

void note(Finding& finding, const QString& example)
{
    ++finding.count;
    if (finding.examples.size() < kExampleCountMax) finding.examples += example;
}

QString nameOf(UserId user)
{
    return QStringLiteral("user %1").arg(user.value);
}

QString nameOf(const OutcomeRow& row)
{
    const QString where
        = row.offset < 0 ? QString() : QStringLiteral(", offset %1").arg(row.offset);
    return QStringLiteral("request %1 of user %2%3")
        .arg(QString::fromUtf8(row.requestId), QString::number(row.user.value), where);
}

QString nameOf(const FirstCome::Verdict& verdict)
{
    if (verdict.outcome != Outcome::Issued) return nameOf(verdict.outcome);
    return QStringLiteral("ISSUED as number %1").arg(verdict.sequence);
}

Verdict neverOversold(const Evidence& evidence)
{
    Finding beyond = finding(u"coupons beyond the stock");
    qint64 issued = 0;
    for (const OutcomeRow* row : evidence.rows)
        if (row->outcome == Outcome::Issued && ++issued > evidence.stock)
            note(beyond,
                QStringLiteral("%1 is coupon %2 of %3")
                    .arg(nameOf(*row))
                    .arg(issued)
                    .arg(evidence.stock));
    return {QStringLiteral("G1"), QStringLiteral("never oversold"), {beyond}};
}

Verdict oneEach(const Evidence& evidence)
{
    Finding several = finding(u"users with more than one coupon");
    std::unordered_set<UserId> seen;
    for (const OutcomeRow* row : evidence.rows) {
        if (row->outcome != Outcome::Issued || !seen.insert(row->user).second) continue;
        const qint64 count = evidence.couponsOf.at(row->user);
        if (count > 1)
            note(several, QStringLiteral("%1 holds %2 coupons").arg(nameOf(row->user)).arg(count));
    }
    return {QStringLiteral("G2"), QStringLiteral("at most one coupon a user"), {several}};
}

Finding promisesBroken(const Evidence& evidence)
{
    Finding lost = finding(u"accepted without an outcome");
    for (const Promise& promise : evidence.load.accepted)
        if (!evidence.firstRow.contains(promise.requestId))
            note(lost,
                QStringLiteral("request %1 of %2")
                    .arg(QString::fromUtf8(promise.requestId), nameOf(promise.user)));
    return lost;
}

Finding promisesShared(const Evidence& evidence)
{
    Finding shared = finding(u"accepted under the id of another request");
    for (const Promise& promise : evidence.load.accepted) {
        const Promise* const first = evidence.promises.value(promise.requestId);
        if (first != &promise)
            note(shared,
                QStringLiteral("request %1 of %2 and of %3")
                    .arg(QString::fromUtf8(promise.requestId), nameOf(first->user),
                        nameOf(promise.user)));
    }
    return shared;
}

Finding decidedTwice(const Evidence& evidence)
{
    Finding twice = finding(u"requests decided more than once");
    for (const OutcomeRow* row : evidence.rows)
        if (evidence.firstRow.value(row->requestId) != row) note(twice, nameOf(*row));
    return twice;
}

Verdict oneOutcomeEach(const Evidence& evidence)
{
    return {QStringLiteral("G3"), QStringLiteral("every 202 has exactly one outcome"),
        {promisesBroken(evidence), promisesShared(evidence), decidedTwice(evidence)}};
}

Verdict firstComeFirstServed(const Evidence& evidence)
{
    Finding wrong = finding(u"outcomes other than the order of the log gives");
    Finding scattered = finding(u"outcomes in another partition than the first");
    Finding baseless = finding(u"called a duplicate without holding a coupon");
    FirstCome rule(evidence.stock);
    for (const OutcomeRow* row : evidence.rows) {
        if (row->partition != evidence.rows.front()->partition)
            note(scattered,
                QStringLiteral("%1 in partition %2").arg(nameOf(*row)).arg(row->partition));
        if (row->outcome == Outcome::Duplicate && !evidence.holds(row->user))
            note(baseless, nameOf(*row));
        if (evidence.firstRow.value(row->requestId) != row) continue;  // G3's; it changes nothing

        const FirstCome::Verdict due = rule.next(row->user);
        const FirstCome::Verdict got{row->outcome, row->sequence};
        if (got != due)
            note(wrong,
                QStringLiteral("%1 is %2, should be %3")
                    .arg(nameOf(*row), nameOf(got), nameOf(due)));
    }
    return {QStringLiteral("G4"), QStringLiteral("first come, first served, in log order"),
        {wrong, scattered, baseless}};
}

Finding recordsSplit(const Evidence& evidence)
{
    Finding split = finding(u"two outcomes from one record");
    const OutcomeRow* last = nullptr;
    for (const OutcomeRow* row : evidence.rows) {
        const bool sameRecord = last && row->offset >= 0 && row->offset == last->offset
            && row->partition == last->partition;
        if (sameRecord && row->requestId != last->requestId) note(split, nameOf(*row));
        last = row;
    }
    return split;
}

Verdict noPhantom(const Evidence& evidence)
{
    Finding phantom = finding(u"outcomes that nobody of this rehearsal asked for");
    Finding strange = finding(u"outcomes under the name of another user or coupon");
    // A press without an answer has no request id; it explains one outcome of its user.
    std::unordered_map<UserId, qint64> unanswered;
    for (const UserId user : evidence.load.unknown) ++unanswered[user];

    for (const OutcomeRow* row : evidence.rows) {
        if (evidence.firstRow.value(row->requestId) != row) continue;
        const Promise* const promise = evidence.promises.value(row->requestId);
        const bool isOurs = row->coupon == evidence.load.coupon;
        if (promise) {
            if (promise->user != row->user || !isOurs) note(strange, nameOf(*row));
        } else if (const auto press = unanswered.find(row->user);
                   isOurs && press != unanswered.end() && press->second > 0) {
            --press->second;
        } else {
            note(phantom, nameOf(*row));
        }
    }
    return {QStringLiteral("G5"), QStringLiteral("no phantom: every outcome has its press"),
        {phantom, strange, recordsSplit(evidence)}};
}

/// Coupons that are left although somebody without one was refused: as many as both there are.
Finding leftOver(const Evidence& evidence)
{
    Finding left = finding(u"coupons left although users were refused");
    const qint64 stockLeft = evidence.stock - evidence.issued;
    std::unordered_set<UserId> counted;
    const auto refused = [&](UserId user, const QString& how) {
        if (left.count >= stockLeft || evidence.holds(user)) return;
        if (counted.insert(user).second)
            note(left, QStringLiteral("%1 was refused: %2").arg(nameOf(user), how));
    };
    for (const OutcomeRow* row : evidence.rows)
        if (row->outcome != Outcome::Issued) refused(row->user, nameOf(row->outcome));
    for (const UserId user : evidence.load.soldOut) refused(user, QStringLiteral("sold-out"));
    for (const UserId user : evidence.load.otherwiseRefused)
        refused(user, QStringLiteral("not for want of stock"));
    return left;
}

Verdict neverUnderIssued(const Evidence& evidence)
{
    Finding told = finding(u"refused as already-issued without holding a coupon");
    for (const UserId user : evidence.load.alreadyIssued)
        if (!evidence.holds(user)) note(told, nameOf(user));
    return {QStringLiteral("G6"), QStringLiteral("nobody refused while stock is left"),
        {leftOver(evidence), told}};
}

qint64 countOf(const std::vector<OutcomeRow>& rows, Outcome outcome)
{
    return std::ranges::count(rows, outcome, &OutcomeRow::outcome);
}

Histogram decideLatencyOf(const std::vector<OutcomeRow>& rows)
{
    Histogram latency;
    for (const OutcomeRow& row : rows)
        if (row.acceptedAtMs > 0 && row.decidedAtMs > 0)
            latency.record(std::chrono::milliseconds(row.decidedAtMs - row.acceptedAtMs));
    return latency;
}

}  // namespace

bool Verdict::holds() const
{
    return violations() == 0;
}

qint64 Verdict::violations() const
{
    qint64 sum = 0;
    for (const Finding& finding : findings) sum += finding.count;
    return sum;
}

bool Proof::holds() const
{
    return std::ranges::all_of(
        verdicts, [](const Verdict& verdict) { return verdict.holds() || !verdict.isClaimed; });
}

Proof prove(const Load& load, const std::vector<OutcomeRow>& rows, qint64 stock)
{
    const Evidence evidence(load, rows, stock);
    return {
        .stock = stock,
        .issued = evidence.issued,
        .soldOut = countOf(rows, Outcome::SoldOut),
        .duplicate = countOf(rows, Outcome::Duplicate),
        .rejected = countOf(rows, Outcome::Rejected),
        .withoutOutcome = promisesBroken(evidence).count,
        .verdicts = {neverOversold(evidence), oneEach(evidence), oneOutcomeEach(evidence),
            firstComeFirstServed(evidence), noPhantom(evidence), neverUnderIssued(evidence)},
        .decideLatency = decideLatencyOf(rows),
    };
}

}  // namespace dibs::rehearsal
