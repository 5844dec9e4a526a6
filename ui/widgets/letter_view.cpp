#include "ui/widgets/letter_view.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"
#include "ui/bytes_text.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/bytes_view.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QAction>
#include <QFontDatabase>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

QString headersOf(const console::DeadLetter& letter)
{
    QStringList lines;
    for (const console::DeadLetterHeader& header : letter.headers)
        lines += QStringLiteral("%1: %2").arg(QString::fromUtf8(header.name),
            isPlainText(header.value) ? QString::fromUtf8(header.value)
                                      : QString::fromLatin1(header.value.toHex(' ')));
    return lines.join(u'\n');
}

}  // namespace

LetterView::LetterView(const Theme& theme, const QList<QAction*>& actions, QWidget* parent)
    : QScrollArea(parent)
    , m_status(new StatusLabel(theme))
    , m_title(makeSelectable(QStringLiteral("letterTitle")))
    , m_reason(makeSelectable(QStringLiteral("letterReason")))
    , m_where(makeSelectable(QStringLiteral("letterWhere"), "muted"))
    , m_note(makeSelectable(QStringLiteral("letterNote")))
    , m_key(new BytesView({}, BytesView::Use::Read))
    , m_payload(new BytesView({}, BytesView::Use::Read))
    , m_headersTitle(new QLabel)
    , m_headers(makeSelectable(QStringLiteral("letterHeaders")))
{
    constexpr int kKeyLines = 1;
    constexpr int kPayloadLines = 4;
    m_key->setObjectName(QStringLiteral("key"));
    m_payload->setObjectName(QStringLiteral("payload"));
    m_key->setLinesShown(kKeyLines);
    m_payload->setLinesWanted(kPayloadLines);
    m_title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_title->setWordWrap(false);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(kBodyPt);
    m_headers->setFont(font);
    setRole(*m_headers, "bytes");  // after the font, which it would take away

    auto* heading = new QHBoxLayout;
    heading->setSpacing(kBetween);
    heading->addWidget(m_title);
    heading->addWidget(m_status);
    heading->addStretch(1);
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::StrongFocus);
        heading->addWidget(button);
    }
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(kAround, 0, 0, 0);
    layout->setSpacing(kBetween);
    layout->addLayout(heading);
    for (QWidget* each : {static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_where),
             static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_key)})
        layout->addWidget(each);
    layout->addWidget(m_payload, 1);
    layout->addWidget(m_headersTitle);
    layout->addWidget(m_headers);
    setWidget(column);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setRole(*verticalScrollBar(), "beside");
    retranslate();
}

void LetterView::setLetter(const console::DeadLetter& letter)
{
    if (m_letter == letter) return;
    m_letter = letter;
    m_key->setBytes(letter.key);
    m_payload->setBytes(letter.payload);
    m_headers->setText(headersOf(letter));
    m_headersTitle->setVisible(!letter.headers.isEmpty());
    m_headers->setVisible(!letter.headers.isEmpty());
    retranslate();
}

void LetterView::retranslate()
{
    m_key->setName(tr("Key"));
    m_payload->setName(tr("Payload"));
    m_key->retranslate();
    m_payload->retranslate();
    m_headersTitle->setText(tr("Headers"));
    m_headers->setAccessibleName(tr("Headers"));
    if (!m_letter) return;
    m_title->setText(tr("Dead letter %1").arg(m_letter->id));
    m_status->setStatus(console::statusOf(m_letter->state));
    m_reason->setText(tr("It does not decode: %1").arg(console::reasonWords(m_letter->reason)));
    m_where->setText(
        tr("Found at %1 on %2 · %3 bytes")
            .arg(console::placeWords(m_letter->partition, m_letter->offset),
                console::exactTime(m_letter->foundAtMs), console::count(m_letter->payload.size())));
    m_note->setVisible(m_letter->handledAtMs.has_value());
    if (!m_letter->handledAtMs) return;
    const QString when = console::exactTime(*m_letter->handledAtMs);
    const bool replayed = m_letter->state == console::LetterState::Replayed;
    if (m_letter->note.isEmpty())
        m_note->setText((replayed ? tr("Replayed on %1, without a reason")
                                  : tr("Discarded on %1, without a reason"))
                            .arg(when));
    else
        m_note->setText((replayed ? tr("Replayed on %1: %2") : tr("Discarded on %1: %2"))
                            .arg(when, m_letter->note));
}

}  // namespace dibs::ui
