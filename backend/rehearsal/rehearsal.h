// Opening night on demand: makes a campaign, lets everybody press, waits until all is decided,
// reads every outcome, proves that nobody was wronged, and closes the campaign again.
#pragma once

#include "backend/rehearsal/api_client.h"
#include "backend/rehearsal/load_client.h"
#include "backend/rehearsal/progress.h"
#include "backend/rehearsal/rehearsal_options.h"
#include "backend/rehearsal/report.h"

#include <QElapsedTimer>
#include <QTcpSocket>

#include <memory>

namespace dibs::rehearsal {

/// Lives on one thread with an event loop and never blocks it. One rehearsal, one object.
class Rehearsal final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kProgressInterval{1000};
    static constexpr std::chrono::milliseconds kPollInterval{200};
    static constexpr int kPageCountMax = 10'000;
    static constexpr int kCloseTryCountMax = 3;

    explicit Rehearsal(RehearsalOptions options);

    void start();

    /// While people press: ends that early and proves what was asked so far. Afterwards: breaks
    /// off. The campaign is closed either way.
    void interrupt();

Q_SIGNALS:
    /// Each kProgressInterval, and once more at the end of a phase.
    void progressed(const dibs::rehearsal::Progress& progress);
    void finished(const dibs::Result<dibs::rehearsal::Report>& result);

private:
    enum class Step { Idle, Preparing, Sending, Deciding, Reading, Closing, Done };

    void prepare();
    void findAddress();
    void send(const QHostAddress& address);
    void onSent(const Result<void>& result);

    void pollQueue();
    void onQueueSize(const Result<qint64>& size);
    void readOutcomes();
    void readPage(const std::optional<QString>& cursor);
    void onPage(const OutcomePage& page);
    void onAllRead();
    void waitOrGiveUp(const Error& error);
    bool stalled() const;

    void abandon(const Error& error);
    void breakOff();
    void closeCampaign(int tryCount);
    void onClosed(const Result<void>& result, int tryCount);
    void finish();

    void showProgress();
    Progress look(Progress::Phase phase, qint64 done, qint64 total);

    RehearsalOptions m_options;
    quint64 m_seed;
    ApiClient m_api;
    QTcpSocket m_probe;  // tries the addresses of the host until one answers
    CouponId m_coupon;  // valid: there is a campaign to close
    std::unique_ptr<LoadClient> m_load;
    std::vector<OutcomeRow> m_rows;
    int m_pageCount = 0;
    QStringList m_notes;
    std::optional<Result<Report>> m_result;  // known before the campaign is closed

    Step m_step = Step::Idle;
    bool m_interrupted = false;  // while Preparing
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceSent;
    QElapsedTimer m_sinceMove;  // the queue grew shorter, or a page came
    QElapsedTimer m_sinceDrained;  // the queue was seen empty
    qint64 m_undecided = 0;
    QTimer m_ticker;
    ProgressMeter m_meter;
};

}  // namespace dibs::rehearsal
