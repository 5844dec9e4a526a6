#include "ui/pages/empty_page.h"

#include "backend/console/reason_words.h"
#include "ui/campaign_actions.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/selectable_words.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kWidth = 640;

QLabel* makeCode(const QString& text = {})
{
    QLabel* label = makeSelectable();
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(kBodyPt);
    label->setFont(font);
    setRole(*label, "code");  // after the font, which it would take away
    label->setText(text);
    return label;
}

QString createCommand(const QString& instance)
{
    return QStringLiteral("curl -X POST http://%1/api/coupons \\\n"
                          "  -H 'Content-Type: application/json' \\\n"
                          "  -d '{\"description\":\"Opening night\","
                          "\"discountAmount\":1000,\"totalStock\":100}'")
        .arg(instance);
}

QList<console::CampaignDraft> samples()
{
    return {{.description = EmptyPage::tr("Sample: 1,000 won off"),
                .discountAmount = 1'000,
                .totalStock = 10'000},
        {.description = EmptyPage::tr("Sample: lunch 20 %"),
            .discount = console::Discount::Percent,
            .discountAmount = 20,
            .totalStock = 500}};
}

}  // namespace

EmptyPage::EmptyPage(const PageGiven& given, QWidget* parent)
    : QWidget(parent)
    , m_console(given.console)
    , m_title(makeSelectable())
    , m_lead(makeSelectable({}, "muted"))
    , m_nextSteps(new QWidget)
    , m_load(new QToolButton)
    , m_command(makeCode())
    , m_problem(makeSelectable({}, "bad"))
{
    m_title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_command->setObjectName(QStringLiteral("createCommand"));
    m_load->setObjectName(QStringLiteral("loadSample"));
    m_problem->hide();
    auto* create = new QToolButton;
    create->setDefaultAction(given.actions.create());
    auto* rehearse = new QToolButton;
    rehearse->setObjectName(QStringLiteral("rehearse"));
    rehearse->setDefaultAction(given.actions.rehearse());
    for (QToolButton* button : {create, m_load, rehearse}) button->setFocusPolicy(Qt::StrongFocus);
    connect(m_load, &QToolButton::clicked, this, &EmptyPage::loadSample);

    auto* steps = new QVBoxLayout(m_nextSteps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(kInside);
    m_create = addStep(create);
    m_sample = addStep(m_load);
    steps->addWidget(m_problem);
    m_byHand = addStep(m_command);
    m_connect = addStep(makeCode(QStringLiteral("dibs --connect http://host:8081")));
    m_rehearse = addStep(rehearse);
    m_nextSteps->hide();

    auto* column = new QWidget;
    column->setFixedWidth(kWidth);
    auto* words = new QVBoxLayout(column);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(kInside);
    words->addWidget(m_title);
    words->addWidget(m_lead);
    words->addSpacing(kBetween);
    words->addWidget(m_nextSteps);

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(column, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    retranslate();
}

EmptyPage::Step EmptyPage::addStep(QWidget* how)
{
    const Step step{makeSelectable({}, "muted"), how};
    auto* steps = static_cast<QVBoxLayout*>(m_nextSteps->layout());
    steps->addWidget(step.words);
    if (qobject_cast<QToolButton*>(how))
        steps->addWidget(how, 0, Qt::AlignLeft);
    else
        steps->addWidget(how);
    steps->addSpacing(kBetween);
    return step;
}

void EmptyPage::setSnapshot(const console::Snapshot& snapshot)
{
    if (snapshot.takenAtMs == 0 || m_instance == snapshot.instance) return;
    m_instance = snapshot.instance;
    m_nextSteps->show();
    retranslate();
}

void EmptyPage::retranslate()
{
    const bool known = !m_instance.isEmpty();
    m_title->setText(known ? tr("No campaign yet") : tr("No figures yet"));
    m_lead->setText(known ? tr("As soon as there is one, its stock shows here.")
                          : tr("The server is starting. Its first figures will show here."));
    m_load->setText(tr("Load the sample"));
    m_command->setText(createCommand(m_instance));
    const std::pair<Step*, QString> steps[]{{&m_create, tr("Create the first one:")},
        {&m_sample, tr("Or look around with two made-up campaigns:")},
        {&m_byHand, tr("Create one by hand, from anywhere:")},
        {&m_connect, tr("Watch a server elsewhere:")},
        {&m_rehearse, tr("Rehearse an opening night against this server:")}};
    for (const auto& [step, words] : steps) {
        step->words->setText(words);
        step->how->setAccessibleName(words);
    }
}

void EmptyPage::loadSample()
{
    m_load->setEnabled(false);  // once is enough; a failure lets try again
    m_problem->hide();
    const QPointer<EmptyPage> self(this);
    for (const console::CampaignDraft& draft : samples())
        m_console.createCampaign(draft, tr("sample"), [self](const Result<CouponId>& result) {
            if (!self || result) return;
            self->m_load->setEnabled(true);
            self->m_problem->setText(tr("The sample is not loaded: %1")
                                         .arg(console::reasonWords(result.error().detail)));
            self->m_problem->show();
        });
}

}  // namespace dibs::ui
