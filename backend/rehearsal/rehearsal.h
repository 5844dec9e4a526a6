// Opening night on demand: makes a campaign, lets everybody press, waits until all is decided,
// reads every outcome, proves that nobody was wronged, and closes the campaign again.
#pragma once

#include "backend/rehearsal/api_client.h"
#include "backend/rehearsal/load_client.h"
#include "backend/rehearsal/outcome_reader.h"
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
    static constexpr int kCloseTryCountMax = 3;

    explicit Rehearsal(RehearsalOptions options);

    void start();

    /// While people press: ends that early and proves what was asked so far. Afterwards, or asked
    /// again: breaks off. The campaign is closed either way.
    void interrupt();

Q_SIGNALS:
    /// Each kProgressInterval, and where one phase ends and the next begins.
    void progressed(const dibs::rehearsal::Progress& progress);
    void finished(const dibs::Result<dibs::rehearsal::Report>& result);

private:
    enum class Step { Idle, Preparing, Sending, Waiting, Closing, Done };

    void prepare();
    void findAddress();
    void send();
    void onSent(const Result<void>& result);
    void onRead(const Result<void>& result);

    void abandon(const Error& error);
    void breakOff();
    void closeCampaign(int tryCount);
    void onClosed(const Result<void>& result, int tryCount);
    void finish();

    void showProgress();
    void show(Progress::Phase phase, qint64 done, qint64 total);

    RehearsalOptions m_options;
    quint64 m_seed;
    ApiClient m_api;
    Claims m_claims;  // of the server
    QTcpSocket m_probe;  // tries the addresses of each host until one answers
    std::vector<SocketAddress> m_addresses;  // one for each URL
    CouponId m_coupon;  // valid: there is a campaign to close
    std::unique_ptr<LoadClient> m_load;
    std::unique_ptr<OutcomeReader> m_reader;
    QStringList m_notes;
    std::optional<Result<Report>> m_result;  // known before the campaign is closed

    Step m_step = Step::Idle;
    bool m_interrupted = false;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceSent;
    QTimer m_ticker;
    ProgressMeter m_meter;
};

}  // namespace dibs::rehearsal
