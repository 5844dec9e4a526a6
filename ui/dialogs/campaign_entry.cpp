#include "ui/dialogs/campaign_entry.h"

#include "backend/console/figures.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace dibs::ui {

namespace {

// As the server has them; it has the last word.
constexpr int kDescriptionMax = 200;
constexpr qint64 kStockMax = 1'000'000'000;
constexpr qint64 kAmountMax = 1'000'000'000'000;
constexpr qint64 kValidDaysMax = 36'500;

QString words(const char* text)
{
    return QCoreApplication::translate("CampaignEntry", text);
}

/// What is wrong with a number from `least` to `most`; empty: nothing.
QString wrong(const QString& text, qint64 least, qint64 most)
{
    const std::optional<qint64> number = numberIn(text);
    if (number && *number >= least && *number <= most) return {};
    return words(QT_TRANSLATE_NOOP("CampaignEntry", "A whole number from %1 to %2"))
        .arg(console::count(least), console::count(most));
}

void note(Complaints& complaints, CampaignField field, const QString& complaint)
{
    if (!complaint.isEmpty()) complaints.insert(field, complaint);
}

QString wrongDescription(const QString& text)
{
    const qsizetype size = text.trimmed().size();
    if (size >= 1 && size <= kDescriptionMax) return {};
    return words(QT_TRANSLATE_NOOP("CampaignEntry", "A name of 1 to %1 characters"))
        .arg(kDescriptionMax);
}

QString wrongWindow(const CampaignEntry& entry, qint64 opensAtMs)
{
    if (!entry.closesAtMs || *entry.closesAtMs > opensAtMs) return {};
    return words(QT_TRANSLATE_NOOP("CampaignEntry", "It must close after it opens"));
}

QString wrongExpiry(const CampaignEntry& entry, qint64 opensAtMs)
{
    if (!entry.expiresAtMs) return {};
    if (!entry.validDays.trimmed().isEmpty())
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "Give days or a date, not both"));
    if (*entry.expiresAtMs <= opensAtMs)
        return words(
            QT_TRANSLATE_NOOP("CampaignEntry", "Coupons must expire after the campaign opens"));
    if (entry.closesAtMs && *entry.expiresAtMs < *entry.closesAtMs)
        return words(QT_TRANSLATE_NOOP(
            "CampaignEntry", "Coupons must not expire before the campaign closes"));
    return {};
}

QString discountOf(const console::CampaignDraft& draft)
{
    switch (draft.discount) {
    case console::Discount::Fixed:
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "%1 won off"))
            .arg(console::count(draft.discountAmount));
    case console::Discount::Percent:
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "%1 % off"))
            .arg(console::count(draft.discountAmount));
    }
    Q_UNREACHABLE();
}

/// What nobody typed yet, or nothing that can be taken.
QStringList neededIn(const Complaints& complaints)
{
    QStringList needed;
    if (complaints.contains(CampaignField::Description))
        needed += words(QT_TRANSLATE_NOOP("CampaignEntry", "the name"));
    if (complaints.contains(CampaignField::Discount))
        needed += words(QT_TRANSLATE_NOOP("CampaignEntry", "the discount"));
    if (complaints.contains(CampaignField::Stock))
        needed += words(QT_TRANSLATE_NOOP("CampaignEntry", "how many coupons"));
    return needed;
}

QString windowOf(std::optional<qint64> opensAtMs, std::optional<qint64> closesAtMs, qint64 nowMs)
{
    const QString opens = opensAtMs && *opensAtMs > nowMs
        ? words(QT_TRANSLATE_NOOP("CampaignEntry", "Opens %1"))
              .arg(console::clockTime(*opensAtMs, nowMs))
        : words(QT_TRANSLATE_NOOP("CampaignEntry", "Opens at once"));
    const QString closes = closesAtMs
        ? words(QT_TRANSLATE_NOOP("CampaignEntry", "closes %1"))
              .arg(console::clockTime(*closesAtMs, nowMs))
        : words(QT_TRANSLATE_NOOP("CampaignEntry", "stays open until closed or sold out"));
    return words(QT_TRANSLATE_NOOP("CampaignEntry", "%1, %2.")).arg(opens, closes);
}

/// Empty: its coupons never expire.
QString lifeOf(const console::CampaignDraft& draft, qint64 nowMs)
{
    if (draft.validDays)
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "A coupon is valid for %1 days."))
            .arg(console::count(*draft.validDays));
    if (draft.expiresAtMs)
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "All coupons expire %1."))
            .arg(console::clockTime(*draft.expiresAtMs, nowMs));
    return {};
}

QString expiryPreview(std::optional<qint64> expiresAtMs, qint64 nowMs)
{
    if (!expiresAtMs)
        return words(QT_TRANSLATE_NOOP("CampaignEntry", "Coupons no longer expire at a date."));
    return words(
        QT_TRANSLATE_NOOP("CampaignEntry", "All coupons expire %1, also those in people’s hands."))
        .arg(console::clockTime(*expiresAtMs, nowMs));
}

QString stockPreview(qint64 next, const console::CampaignSnapshot& campaign)
{
    return words(
        QT_TRANSLATE_NOOP("CampaignEntry",
            "Stock from %1 to %2: %3 are issued, so %4 will be left. What waits now (%5) is "
            "decided on the stock that holds at its place in the log."))
        .arg(console::count(campaign.totalStock), console::count(next),
            console::count(campaign.issued), console::count(next - campaign.issued),
            console::count(campaign.lag));
}

}  // namespace

std::optional<qint64> numberIn(const QString& text)
{
    QString digits = text.trimmed();
    digits.remove(QLocale().groupSeparator()).remove(u',').remove(u' ');
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

Complaints complaintsOf(const CampaignEntry& entry, qint64 nowMs)
{
    const bool percent = entry.discount == console::Discount::Percent;
    Complaints complaints;
    note(complaints, CampaignField::Description, wrongDescription(entry.description));
    note(complaints, CampaignField::Discount,
        wrong(entry.discountAmount, 1, percent ? 100 : kAmountMax));
    note(complaints, CampaignField::MinOrder, wrong(entry.minOrderAmount, 0, kAmountMax));
    note(complaints, CampaignField::Stock, wrong(entry.totalStock, 0, kStockMax));
    note(complaints, CampaignField::Closes, wrongWindow(entry, entry.opensAtMs.value_or(nowMs)));
    if (!entry.validDays.trimmed().isEmpty())
        note(complaints, CampaignField::ValidDays, wrong(entry.validDays, 1, kValidDaysMax));
    note(complaints, CampaignField::Expires, wrongExpiry(entry, entry.opensAtMs.value_or(nowMs)));
    return complaints;
}

console::CampaignDraft draftOf(const CampaignEntry& entry)
{
    return {.description = entry.description.trimmed(),
        .discount = entry.discount,
        .discountAmount = numberIn(entry.discountAmount).value_or(0),
        .minOrderAmount = numberIn(entry.minOrderAmount).value_or(0),
        .totalStock = numberIn(entry.totalStock).value_or(0),
        .opensAtMs = entry.opensAtMs,
        .closesAtMs = entry.closesAtMs,
        .validDays = numberIn(entry.validDays),
        .expiresAtMs = entry.expiresAtMs};
}

CampaignEntry entryOf(const console::CampaignSnapshot& campaign)
{
    CampaignEntry entry;
    entry.description = campaign.description;
    entry.totalStock = console::count(campaign.totalStock);
    entry.opensAtMs = campaign.opensAtMs;
    entry.closesAtMs = campaign.closesAtMs;
    entry.expiresAtMs = campaign.expiresAtMs;
    return entry;
}

Complaints complaintsOf(const CampaignEntry& entry, const console::CampaignSnapshot& campaign)
{
    Complaints complaints;
    note(complaints, CampaignField::Description, wrongDescription(entry.description));
    note(complaints, CampaignField::Stock, wrong(entry.totalStock, 0, kStockMax));
    const std::optional<qint64> stock = numberIn(entry.totalStock);
    if (stock && *stock < campaign.issued)
        note(complaints, CampaignField::Stock,
            words(QT_TRANSLATE_NOOP(
                      "CampaignEntry", "%1 are issued already; stock cannot be less than that"))
                .arg(console::count(campaign.issued)));
    const qint64 opensAtMs = entry.opensAtMs.value_or(campaign.opensAtMs);
    note(complaints, CampaignField::Closes, wrongWindow(entry, opensAtMs));
    note(complaints, CampaignField::Expires, wrongExpiry(entry, opensAtMs));
    return complaints;
}

console::CampaignChange changeOf(
    const CampaignEntry& entry, const console::CampaignSnapshot& campaign)
{
    console::CampaignChange change;
    if (entry.description.trimmed() != campaign.description)
        change.description = entry.description.trimmed();
    if (const auto stock = numberIn(entry.totalStock); stock && *stock != campaign.totalStock)
        change.totalStock = stock;
    if (entry.opensAtMs && *entry.opensAtMs != campaign.opensAtMs)
        change.opensAtMs = entry.opensAtMs;
    if (entry.closesAtMs != campaign.closesAtMs) change.closesAtMs = entry.closesAtMs;
    if (entry.expiresAtMs != campaign.expiresAtMs) change.expiresAtMs = entry.expiresAtMs;
    return change;
}

QString previewOf(const CampaignEntry& entry, qint64 nowMs)
{
    const console::CampaignDraft draft = draftOf(entry);
    const Complaints complaints = complaintsOf(entry, nowMs);
    const QStringList needed = neededIn(complaints);
    QStringList sentences;
    if (!needed.isEmpty())
        sentences += words(QT_TRANSLATE_NOOP("CampaignEntry", "Still needed: %1."))
                         .arg(needed.join(QStringLiteral(", ")));
    if (!complaints.contains(CampaignField::Discount) && !complaints.contains(CampaignField::Stock))
        sentences += words(QT_TRANSLATE_NOOP("CampaignEntry", "%1 coupons: %2 orders from %3 won."))
                         .arg(console::count(draft.totalStock), discountOf(draft),
                             console::count(draft.minOrderAmount));
    sentences += windowOf(draft.opensAtMs, draft.closesAtMs, nowMs);
    if (const QString life = lifeOf(draft, nowMs); !life.isEmpty()) sentences += life;
    return sentences.join(u' ');
}

QString previewOf(
    const console::CampaignChange& change, const console::CampaignSnapshot& campaign, qint64 nowMs)
{
    QStringList parts;
    if (change.description)
        parts += words(QT_TRANSLATE_NOOP("CampaignEntry", "Customers see the new name at once."));
    if (change.totalStock) parts += stockPreview(*change.totalStock, campaign);
    if (change.opensAtMs || change.closesAtMs)
        parts += windowOf(change.opensAtMs.value_or(campaign.opensAtMs),
            change.closesAtMs.value_or(campaign.closesAtMs), nowMs);
    if (change.expiresAtMs) parts += expiryPreview(*change.expiresAtMs, nowMs);
    return parts.isEmpty() ? words(QT_TRANSLATE_NOOP("CampaignEntry", "Nothing changes yet."))
                           : parts.join(u'\n');
}

}  // namespace dibs::ui
