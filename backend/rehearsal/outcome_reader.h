// Waits until everything that was accepted is decided, then reads every outcome.
#pragma once

#include "backend/rehearsal/api_client.h"
#include "backend/rehearsal/load.h"
#include "backend/rehearsal/progress.h"
#include "backend/rehearsal/rehearsal_options.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <vector>

namespace dibs::rehearsal {

/// The server may restart meanwhile: what it has accepted must survive that. So a call that fails
/// is repeated as long as patience lasts.
class OutcomeReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPollInterval{200};
    static constexpr int kPageCountMax = 10'000;

    /// `api` and `load` are to outlive it.
    OutcomeReader(ApiClient& api, const Load& load, const RehearsalOptions& options);

    void start();

    /// Nothing is heard from it afterwards.
    void stop() { m_isStopped = true; }

    const std::vector<OutcomeRow>& rows() const { return m_rows; }
    const QStringList& notes() const { return m_notes; }

    struct Stage {
        Progress::Phase phase;
        qint64 done;
        qint64 total;
    };
    Stage stage() const;

Q_SIGNALS:
    /// rows() are as complete as they will be; or the server could not be asked.
    void finished(const dibs::Result<void>& result);

private:
    void pollQueue();
    void onQueueSize(const Result<qint64>& size);
    void readPage(const std::optional<QString>& cursor);
    void onPage(const Result<OutcomePage>& page);
    void onAllRead();
    void pollAgain();
    bool isStalled() const;

    ApiClient& m_api;
    const Load& m_load;
    const std::chrono::milliseconds m_stallMax;
    const std::chrono::milliseconds m_settleMax;

    bool m_isStopped = false;
    Progress::Phase m_phase = Progress::Phase::Deciding;
    qint64 m_undecided;
    QElapsedTimer m_sinceMove;  // the queue grew shorter, or a page came
    QElapsedTimer m_sinceDrained;  // valid once the queue was seen empty
    std::vector<OutcomeRow> m_rows;
    int m_pageCount = 0;
    QStringList m_notes;
};

}  // namespace dibs::rehearsal
