#include "ui/rehearsal_run.h"

#include "backend/common/thread_name.h"

namespace dibs::ui {

namespace {

constexpr std::chrono::milliseconds kEndWithin{4'000};

RehearsalResult resultOf(const Result<rehearsal::Report>& report)
{
    if (!report) return {.problem = report.error().detail};
    return {.problem = {},
        .proof = report->proof,
        .presses = report->load.sent,
        .accepted = static_cast<qint64>(report->load.accepted.size()),
        .notes = report->notes,
        .text = rehearsal::renderText(*report)};
}

}  // namespace

RehearsalRun::RehearsalRun(const rehearsal::RehearsalOptions& options, QObject* parent)
    : QObject(parent)
{
    m_inbox.moveToThread(&m_thread);
    m_thread.start();
    m_inbox.post([this, options] {
        nameThisThread("rehearsal");
        m_rehearsal = std::make_unique<rehearsal::Rehearsal>(options);
        connect(m_rehearsal.get(), &rehearsal::Rehearsal::progressed, &m_inbox,
            [this](const rehearsal::Progress& progress) {
                m_mailbox.post([this, progress] { Q_EMIT progressed(progress); });
            });
        connect(m_rehearsal.get(), &rehearsal::Rehearsal::finished, &m_inbox,
            [this](const Result<rehearsal::Report>& report) {
                const auto result = std::make_shared<const RehearsalResult>(resultOf(report));
                m_mailbox.post([this, result] {
                    m_running = false;
                    Q_EMIT finished(result);
                });
                // Not while it speaks.
                m_inbox.post([this] {
                    m_rehearsal.reset();
                    m_thread.quit();
                });
            });
        m_rehearsal->start();
    });
}

RehearsalRun::~RehearsalRun()
{
    interrupt();
    interrupt();
    if (m_thread.wait(QDeadlineTimer(kEndWithin))) return;
    m_inbox.post([this] {
        m_rehearsal.reset();
        m_thread.quit();
    });
    m_thread.wait();
}

void RehearsalRun::interrupt()
{
    m_inbox.post([this] {
        if (m_rehearsal) m_rehearsal->interrupt();
    });
}

}  // namespace dibs::ui
