#include "ui/widgets/bytes_view.h"

#include "backend/console/figures.h"
#include "ui/bytes_text.h"
#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/choice_box.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kMargin = 2;  // within the padding, as a field has it

}  // namespace

BytesView::BytesView(const QString& name, Use use, QWidget* parent)
    : QWidget(parent)
    , m_use(use)
    , m_name(new QLabel)
    , m_forms(new ChoiceBox)
    , m_text(new QPlainTextEdit)
    , m_note(makeWords())
{
    setFocusProxy(m_text);
    m_text->setReadOnly(use == Use::Read);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(kBodyPt);
    m_text->setFont(font);
    m_text->document()->setDocumentMargin(kMargin);
    m_name->setBuddy(m_text);
    m_note->setFont(textFont(kCaptionPt));
    m_note->setObjectName(QStringLiteral("bytesNote"));
    m_forms->setObjectName(QStringLiteral("bytesForm"));
    m_forms->addItem({});
    m_forms->addItem({});

    auto* line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_forms);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kInside);
    layout->addLayout(line);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    connect(m_forms, &QComboBox::currentIndexChanged, this, &BytesView::changeForm);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (const std::optional<QByteArray> typed = bytes()) m_bytes = *typed;
        showNote();
        Q_EMIT edited();
    });
    setName(name);
    retranslate();
}

void BytesView::setBytes(const QByteArray& bytes)
{
    m_given = bytes;
    m_bytes = bytes.left(kBytesMax);
    m_forms->setEnabled(!bytes.isNull());
    m_text->setReadOnly(m_use == Use::Read || bytes.size() > kBytesMax);
    const Form form = isPlainText(m_bytes) ? Text : Hex;
    {
        const QSignalBlocker quiet(m_forms);
        m_forms->setCurrentIndex(form);
    }
    write(form);
}

void BytesView::write(Form form)
{
    m_form = form;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(form == Text ? QString::fromUtf8(m_bytes)
            : m_use == Use::Read      ? hexDumpOf(m_bytes)
                                      : hexOf(m_bytes));
    showNote();
}

std::optional<QByteArray> BytesView::bytes() const
{
    if (m_text->isReadOnly()) return m_given;
    if (m_form == Hex) return bytesFromHex(m_text->toPlainText());
    const QByteArray typed = m_text->toPlainText().toUtf8();
    // Nothing typed where there was nothing is nothing still.
    if (typed.isEmpty() && m_given.isNull()) return QByteArray();
    return typed.isNull() ? QByteArray("") : typed;
}

bool BytesView::isChanged() const
{
    const std::optional<QByteArray> now = bytes();
    return !now || *now != m_given || now->isNull() != m_given.isNull();
}

void BytesView::changeForm(int form)
{
    const bool readable = bytes().has_value();
    if (readable && (form == Hex || isPlainText(m_bytes))) return write(static_cast<Form>(form));
    const QSignalBlocker quiet(m_forms);
    m_forms->setCurrentIndex(m_form);
    complain(*m_note,
        readable ? tr("These bytes are no text: as text they would be damaged.")
                 : tr("First pairs of the digits 0 to 9 and a to f, then another form."));
    setRole(*m_note, "bad");
}

void BytesView::showNote()
{
    const bool wrong = !bytes();
    setRole(*m_note, wrong ? "bad" : "muted");
    if (wrong)
        complain(*m_note, tr("Pairs of the digits 0 to 9 and a to f, and nothing else."));
    else if (m_given.size() > kBytesMax)
        complain(*m_note,
            tr("The first %1 of %2 bytes; so many are mended through the API only.")
                .arg(console::count(kBytesMax), console::count(m_given.size())));
    else
        complain(*m_note, {});
}

void BytesView::setName(const QString& name)
{
    m_name->setText(name);
    m_text->setAccessibleName(name);
    m_forms->setAccessibleName(tr("Form of: %1").arg(name));
}

int BytesView::heightOf(int lines) const
{
    constexpr int kAboveAndBelow = 14;  // with frame and padding
    return m_text->fontMetrics().lineSpacing() * lines + kAboveAndBelow;
}

void BytesView::setLinesShown(int lines)
{
    m_text->setFixedHeight(heightOf(lines));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void BytesView::setLinesWanted(int lines)
{
    m_text->setMinimumHeight(heightOf(lines));
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
}

void BytesView::retranslate()
{
    m_forms->setItemText(Text, tr("as text"));
    m_forms->setItemText(Hex, tr("as hex digits"));
    m_text->setPlaceholderText(tr("none"));
}

}  // namespace dibs::ui
