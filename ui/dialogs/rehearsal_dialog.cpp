#include "ui/dialogs/rehearsal_dialog.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/status.h"
#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/tick_box.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

using rehearsal::Progress;

constexpr int kWidth = 640;
constexpr int kFirstUsers = 5'000;
constexpr int kFirstStock = 1'000;
constexpr int kFirstRate = 1'000;
constexpr int kRows = 1'000;  // of the bar

QString phaseWords(Progress::Phase phase)
{
    switch (phase) {
    case Progress::Phase::Sending: return RehearsalDialog::tr("People press");
    case Progress::Phase::Deciding: return RehearsalDialog::tr("The queue is decided");
    case Progress::Phase::Reading: return RehearsalDialog::tr("Every outcome is read");
    }
    Q_UNREACHABLE();
}

/// In the order of the proof, G1 … G6.
QStringList guaranteeWords()
{
    return {RehearsalDialog::tr("Never oversold"),
        RehearsalDialog::tr("At most one coupon a person"),
        RehearsalDialog::tr("Everybody accepted got an outcome"),
        RehearsalDialog::tr("First come, first served"),
        RehearsalDialog::tr("No outcome without a request"),
        RehearsalDialog::tr("Nobody refused while stock was left")};
}

QLabel* makeTitle(const char* name)
{
    QLabel* label = makeWords();
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(textFont(kTitlePt, QFont::DemiBold));
    return label;
}

}  // namespace

RehearsalDialog::RehearsalDialog(const Given& given, QWidget* parent)
    : QDialog(parent)
    , m_given(given)
    , m_go(new QPushButton(tr("Start the rehearsal")))
    , m_stop(new QPushButton(tr("Stop pressing")))
    , m_copy(new QPushButton(tr("Copy the report")))
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(QStringLiteral("rehearsal"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rehearsal"));
    m_go->setObjectName(QStringLiteral("go"));
    m_go->setDefault(true);
    m_stop->setObjectName(QStringLiteral("stop"));
    m_copy->setObjectName(QStringLiteral("copyReport"));
    for (QPushButton* each : {m_stop, m_copy, m_close}) each->setAutoDefault(false);
    m_parts = {makeForm(), makeProgress(), makeProof()};
    connect(m_go, &QPushButton::clicked, this, &RehearsalDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &RehearsalDialog::stop);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QApplication::clipboard()->setText(m_text); });
    connect(m_close, &QPushButton::clicked, this, &RehearsalDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    for (QWidget* each : m_parts) layout->addWidget(each);
    layout->addStretch(1);
    layout->addLayout(makeButtonLine(m_close, {m_stop, m_copy, m_go}));
    setMinimumWidth(kWidth);
    turnTo(Part::Form);
    m_users->setFocus();
    m_users->selectAll();
}

/// As high as this part is: what another needs would be a hole above the buttons.
void RehearsalDialog::turnTo(Part part)
{
    m_part = part;
    for (size_t at = 0; at < m_parts.size(); ++at)
        m_parts[at]->setVisible(at == static_cast<size_t>(part));
    enable();
    layout()->invalidate();
    const int wide = std::max(width(), kWidth);
    resize(wide, layout()->totalHeightForWidth(wide));
}

QSpinBox* RehearsalDialog::addFigure(
    QFormLayout& form, const QString& name, const char* object, int value)
{
    auto* field = new QSpinBox;
    field->setObjectName(QString::fromLatin1(object));
    field->setGroupSeparatorShown(true);
    field->setRange(1, 1'000'000);
    field->setValue(value);
    addField(form, name, field);
    return field;
}

QWidget* RehearsalDialog::makeForm()
{
    auto* part = new QWidget;
    QLabel* lead = makeWords(
        tr("Plays opening night against %1: it makes a campaign of its own, marked as a rehearsal, "
           "lets people who do not exist press, proves that nobody was wronged, and closes the "
           "campaign again.")
            .arg(m_given.server));
    m_problem = makeWords();
    m_problem->setObjectName(QStringLiteral("problem"));
    setRole(*m_problem, "bad");
    m_problem->hide();

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kAround);
    form->setVerticalSpacing(kBetween);
    m_users = addFigure(*form, tr("People"), "users", kFirstUsers);
    m_stock = addFigure(*form, tr("Coupons"), "stock", kFirstStock);
    m_rate = addFigure(*form, tr("Presses a second"), "rate", kFirstRate);
    m_rate->setRange(0, rehearsal::kRateMax);
    m_rate->setSpecialValueText(tr("as many as it can take"));

    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kAround);
    layout->addWidget(lead);
    layout->addLayout(form);
    if (m_given.environment.contains(u"prod", Qt::CaseInsensitive)) {
        m_sure = new TickBox(
            tr("This server is marked “%1”. I know that its users will share it with the load.")
                .arg(m_given.environment));
        m_sure->setObjectName(QStringLiteral("sure"));
        connect(m_sure, &QCheckBox::toggled, this, &RehearsalDialog::enable);
        layout->addWidget(m_sure);
    }
    layout->addWidget(m_problem);
    return part;
}

QWidget* RehearsalDialog::makeProgress()
{
    auto* part = new QWidget;
    m_phase = makeTitle("phase");
    m_bar = new QProgressBar;
    m_bar->setRange(0, kRows);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far the rehearsal is"));
    m_figures = makeWords();
    m_figures->setObjectName(QStringLiteral("progressFigures"));
    m_figures->setFont(figureFont(kBodyPt));
    m_figures->setMinimumHeight(kRowHeight);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_phase);
    layout->addWidget(m_bar);
    layout->addWidget(m_figures);
    return part;
}

QWidget* RehearsalDialog::makeProof()
{
    auto* part = new QWidget;
    m_verdict = makeTitle("verdict");
    m_guarantees = new QVBoxLayout;
    m_guarantees->setSpacing(0);
    m_outcomes = makeWords();
    m_outcomes->setObjectName(QStringLiteral("outcomes"));
    setRole(*m_outcomes, "muted");
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kBetween);
    layout->addWidget(m_verdict);
    layout->addLayout(m_guarantees);
    layout->addWidget(m_outcomes);
    return part;
}

rehearsal::RehearsalOptions RehearsalDialog::options() const
{
    rehearsal::RehearsalOptions options;
    options.url = QUrl(m_given.server);
    options.users = m_users->value();
    options.stock = m_stock->value();
    if (m_rate->value() > 0) options.rate = m_rate->value();
    return options;
}

void RehearsalDialog::enable()
{
    const bool running = m_run && m_run->isRunning();
    const bool proven = m_part == Part::Proof;
    m_go->setVisible(!running && !proven);
    m_go->setEnabled(!m_sure || m_sure->isChecked());
    m_stop->setVisible(running);
    m_stop->setText(m_stopping ? tr("Break off") : tr("Stop pressing"));
    m_copy->setVisible(proven);
    m_close->setText(running ? tr("Break off and close") : tr("Close"));
}

void RehearsalDialog::start()
{
    m_problem->hide();
    m_stopping = false;
    m_run = new RehearsalRun(options(), parentWidget());
    connect(m_run, &RehearsalRun::progressed, this, &RehearsalDialog::showProgress);
    connect(m_run, &RehearsalRun::finished, this,
        [this](const std::shared_ptr<const RehearsalResult>& result) { prove(*result); });
    connect(m_run, &RehearsalRun::finished, m_run, &QObject::deleteLater);
    m_phase->setText(tr("The campaign is made"));
    m_bar->setValue(0);
    m_figures->clear();
    turnTo(Part::Progress);
    m_stop->setFocus();
}

void RehearsalDialog::showProgress(const Progress& progress)
{
    m_phase->setText(phaseWords(progress.phase));
    m_bar->setValue(progress.total > 0 ? int(progress.done * kRows / progress.total) : kRows);
    QString words = tr("%1 of %2 · %3/s · %4 accepted")
                        .arg(console::count(progress.done), console::count(progress.total),
                            console::rate(progress.perSecond), console::count(progress.accepted));
    if (progress.left)
        words += tr(" · about %1 left")
                     .arg(console::duration(std::chrono::milliseconds(*progress.left).count()));
    m_figures->setText(words);
    m_bar->setAccessibleDescription(words);
}

void RehearsalDialog::prove(const RehearsalResult& result)
{
    if (!result.problem.isEmpty()) {
        m_problem->setText(tr("There is no proof: %1").arg(console::reasonWords(result.problem)));
        m_problem->show();
        return turnTo(Part::Form);
    }
    m_text = result.text;
    m_verdict->setText(result.proof.holds() ? tr("Nobody was wronged: all guarantees hold.")
                                            : tr("Guarantees were violated."));
    const QStringList words = guaranteeWords();
    for (size_t at = 0; at < result.proof.verdicts.size(); ++at) {
        const rehearsal::Verdict& verdict = result.proof.verdicts[at];
        auto* status = new StatusLabel(m_given.theme);
        status->setStatus(verdict.holds()
                ? console::Status{console::Shape::Tick, console::Tone::Good,
                    QStringLiteral("%1  %2: %3")
                        .arg(verdict.guarantee, words[qsizetype(at)], tr("holds"))}
                : console::Status{console::Shape::Square, console::Tone::Bad,
                    QStringLiteral("%1  %2: %3")
                        .arg(verdict.guarantee, words[qsizetype(at)],
                            tr("violated %1 times").arg(console::count(verdict.violations())))});
        m_guarantees->addWidget(status);
    }
    QStringList lines{
        tr("%1 presses · %2 accepted · %3 of %4 coupons issued · %5 sold out · %6 "
           "duplicate")
            .arg(console::count(result.presses), console::count(result.accepted),
                console::count(result.proof.issued), console::count(result.proof.stock),
                console::count(result.proof.soldOut), console::count(result.proof.duplicate))};
    m_outcomes->setText((lines + result.notes).join(u'\n'));
    turnTo(Part::Proof);
    m_copy->setFocus();
}

void RehearsalDialog::stop()
{
    m_stopping = true;
    m_run->interrupt();
    enable();
}

/// Whatever still runs is broken off, and its campaign closed.
void RehearsalDialog::reject()
{
    if (m_run)
        for (int time = 0; time < 2; ++time) m_run->interrupt();
    QDialog::reject();
}

}  // namespace dibs::ui
