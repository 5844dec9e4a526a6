#include "ui/pages/empty_page.h"

#include "ui/style_sheet.h"
#include "ui/type.h"

#include <QFontDatabase>
#include <QLabel>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kWidth = 640;

QLabel* makeWords(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* makeCode(const QString& text)
{
    QLabel* label = makeWords(text);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(kBodyPt);
    label->setFont(font);
    setRole(*label, "code");
    return label;
}

void addStep(QVBoxLayout& steps, const QString& what, QLabel* command)
{
    QLabel* words = makeWords(what);
    setRole(*words, "muted");
    command->setAccessibleName(what);
    steps.addWidget(words);
    steps.addWidget(command);
    steps.addSpacing(kBetween);
}

QString createCommand(const QString& instance)
{
    return QStringLiteral("curl -X POST http://%1/api/coupons \\\n"
                          "  -H 'Content-Type: application/json' \\\n"
                          "  -d '{\"description\":\"Opening night\","
                          "\"discountAmount\":1000,\"totalStock\":100}'")
        .arg(instance);
}

}  // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_title(makeWords(tr("No figures yet")))
    , m_lead(makeWords(tr("The server is starting. Its first figures will show here.")))
    , m_nextSteps(new QWidget)
    , m_create(makeCode({}))
{
    m_title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    setRole(*m_lead, "muted");
    m_create->setObjectName(QStringLiteral("createCommand"));

    auto* steps = new QVBoxLayout(m_nextSteps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(kInside);
    addStep(*steps, tr("Create the first one:"), m_create);
    addStep(*steps, tr("See the window at work with made-up campaigns:"),
        makeCode(QStringLiteral("dibs --demo")));
    addStep(*steps, tr("Rehearse an opening night against this server:"),
        makeCode(QStringLiteral("dibs rehearse")));
    m_nextSteps->hide();

    auto* column = new QWidget;
    column->setFixedWidth(kWidth);
    auto* words = new QVBoxLayout(column);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(kInside);
    words->addWidget(m_title);
    words->addWidget(m_lead);
    words->addSpacing(kAround);
    words->addWidget(m_nextSteps);

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyPage::setSnapshot(const console::Snapshot& snapshot)
{
    if (snapshot.takenAtMs == 0) return;
    m_title->setText(tr("No campaign yet"));
    m_lead->setText(tr("As soon as there is one, its stock shows here."));
    m_create->setText(createCommand(snapshot.instance));
    m_nextSteps->show();
}

}  // namespace dibs::ui
