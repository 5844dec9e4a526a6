#include "ui/dialogs/replay_dialog.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/console/reason_words.h"
#include "backend/console/status.h"
#include "ui/dialogs/form_parts.h"
#include "ui/type.h"
#include "ui/widgets/bytes_view.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/tick_box.h"

#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

using console::Shape;
using console::Tone;

constexpr int kWidth = 640;
constexpr int kKeyLines = 1;
constexpr int kPayloadLines = 7;

/// What the log will make of it; the error says what is wrong with it still.
Result<QString> readingOf(const QByteArray& key, const QByteArray& payload)
{
    const Result<CouponIssueEvent> event = CouponIssueEvent::fromJson(payload);
    if (!event) return fail(event.error().code, console::reasonWords(event.error().detail));
    if (key != keyOf(event->couponId))
        return fail(ErrorCode::BadRequest,
            ReplayDialog::tr("its key is not %1, so it may land on another partition")
                .arg(QString::fromLatin1(keyOf(event->couponId))));
    return ReplayDialog::tr("User %1 asks for a coupon of campaign %2")
        .arg(event->userId.value)
        .arg(event->couponId.value);
}

}  // namespace

ReplayDialog::ReplayDialog(console::Console& console, const console::DeadLetter& letter,
    const Theme& theme, QWidget* parent)
    : LetterDialog(letter.id,
        {tr("Replay a dead letter"), tr("Replay dead letter %1").arg(letter.id),
            tr("It is appended to the log as a new record, behind all that wait, and decided like "
               "any other. Why it did not decode: %1.")
                .arg(console::reasonWords(letter.reason)),
            tr("Replay it"), tr("Replaying…"), tr("It is not replayed: %1")},
        parent)
    , m_console(console)
    , m_key(new BytesView(tr("Key"), BytesView::Use::Mend))
    , m_payload(new BytesView(tr("Payload"), BytesView::Use::Mend))
    , m_status(new StatusLabel(theme))
    , m_verdict(makeWords())
    , m_evenSo(new TickBox(tr("Append it even so: it may become another dead letter")))
{
    setObjectName(QStringLiteral("replay"));
    m_key->setObjectName(QStringLiteral("mendedKey"));
    m_payload->setObjectName(QStringLiteral("mendedPayload"));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_evenSo->setObjectName(QStringLiteral("evenSo"));
    m_key->setLinesShown(kKeyLines);
    m_payload->setLinesShown(kPayloadLines);
    m_key->setBytes(letter.key);
    m_payload->setBytes(letter.payload);
    m_status->reserve(tr("does not decode"));
    auto* line = new QHBoxLayout;
    line->setSpacing(kBetween);
    line->addWidget(m_status, 0, Qt::AlignTop);
    line->addWidget(m_verdict, 1);
    body().addWidget(m_key);
    body().addWidget(m_payload);
    body().addLayout(line);
    body().addWidget(m_evenSo);
    body().addStretch(1);  // what is hidden leaves its room here, and nothing above it moves
    addReason(tr("Reason"), tr("kept for the audit; may be empty"));
    for (BytesView* view : {m_key, m_payload})
        connect(view, &BytesView::edited, this, &ReplayDialog::judge);
    connect(m_evenSo, &QCheckBox::toggled, this, &ReplayDialog::renew);
    judge();
    finish(m_payload, kWidth);
}

void ReplayDialog::judge()
{
    const std::optional<QByteArray> key = m_key->bytes();
    const std::optional<QByteArray> payload = m_payload->bytes();
    const Result<QString> reading = key && payload
        ? readingOf(*key, *payload)
        : fail(ErrorCode::BadRequest, tr("what is typed is no bytes yet"));
    m_decodes = static_cast<bool>(reading);
    m_status->setStatus(m_decodes
            ? console::Status{Shape::Tick, Tone::Good, tr("decodes")}
            : console::Status{Shape::Square, Tone::Bad, tr("does not decode")});
    m_verdict->setText(m_decodes ? *reading : reading.error().detail);
    m_verdict->setMinimumHeight(kRowHeight);
    m_evenSo->setVisible(!m_decodes);
    if (m_decodes) m_evenSo->setChecked(false);
    renew();
}

bool ReplayDialog::isReady() const
{
    return m_key->bytes() && m_payload->bytes() && (m_decodes || m_evenSo->isChecked());
}

void ReplayDialog::send(console::Console::Done done)
{
    // What was not touched is left out: the server has it exactly.
    m_console.replayDeadLetter(letter(),
        {m_key->isChanged() ? *m_key->bytes() : QByteArray(),
            m_payload->isChanged() ? *m_payload->bytes() : QByteArray()},
        reason(), std::move(done));
}

}  // namespace dibs::ui
