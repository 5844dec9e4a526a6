#include "backend/rehearsal/outcome_reader.h"

#include "backend/rehearsal/evidence.h"

#include <QTimer>

#include <algorithm>

namespace dibs::rehearsal {

OutcomeReader::OutcomeReader(ApiClient& api, const Load& load, const RehearsalOptions& options)
    : m_api(api)
    , m_load(load)
    , m_stallMax(options.drainStallMax)
    , m_settleMax(options.settleMax)
    , m_undecided(static_cast<qint64>(load.accepted.size()))
{
}

void OutcomeReader::start()
{
    m_sinceMove.start();
    pollQueue();
}

OutcomeReader::Stage OutcomeReader::stage() const
{
    const auto accepted = static_cast<qint64>(m_load.accepted.size());
    if (m_phase == Progress::Phase::Reading) {
        const auto rows = static_cast<qint64>(m_rows.size());
        return {m_phase, rows, std::max(accepted, rows)};
    }
    const qint64 total = std::max(accepted, m_undecided);
    return {m_phase, total - m_undecided, total};
}

void OutcomeReader::pollQueue()
{
    m_phase = Progress::Phase::Deciding;
    m_api.queueSize(m_load.coupon, [this](const Result<qint64>& size) {
        if (!m_isStopped) onQueueSize(size);
    });
}

void OutcomeReader::onQueueSize(const Result<qint64>& size)
{
    if (!size && isStalled()) return Q_EMIT finished(size.error());
    if (!size) return pollAgain();

    if (*size < m_undecided) m_sinceMove.start();
    m_undecided = *size;
    if (m_undecided == 0 && !m_sinceDrained.isValid()) m_sinceDrained.start();
    if (m_undecided > 0 && !isStalled()) return pollAgain();
    if (m_undecided > 0)
        m_notes = QStringList{
            QStringLiteral("Waited in vain: %1 requests are still undecided").arg(m_undecided)};

    m_phase = Progress::Phase::Reading;
    m_rows.clear();
    m_pageCount = 0;
    readPage(std::nullopt);
}

void OutcomeReader::readPage(const std::optional<QString>& cursor)
{
    m_api.outcomes(m_load.coupon, cursor, [this](const Result<OutcomePage>& page) {
        if (!m_isStopped) onPage(page);
    });
}

void OutcomeReader::onPage(const Result<OutcomePage>& page)
{
    if (!page) {
        const bool isHopeless = page.error().code == ErrorCode::Corrupt || isStalled();
        return isHopeless ? Q_EMIT finished(page.error()) : pollAgain();
    }
    m_sinceMove.start();
    m_rows.insert(m_rows.end(), page->rows.begin(), page->rows.end());
    // Twice as many as were asked for is proof enough that something is wrong.
    const auto enough = static_cast<size_t>(2 * m_load.sent + ApiClient::kPageSize);
    if (!page->next || m_rows.size() > enough) return onAllRead();
    if (++m_pageCount < kPageCountMax) return readPage(page->next);
    Q_EMIT finished(fail(ErrorCode::Corrupt, QStringLiteral("The list of outcomes does not end")));
}

void OutcomeReader::onAllRead()
{
    // Nobody is accused on the strength of a queue size that was a moment old.
    const bool maySettle
        = m_sinceDrained.isValid() && m_sinceDrained.elapsed() < m_settleMax.count();
    if (maySettle && !everyPromiseHasARow(m_load, m_rows)) return pollAgain();
    Q_EMIT finished({});
}

void OutcomeReader::pollAgain()
{
    QTimer::singleShot(kPollInterval, this, [this] {
        if (!m_isStopped) pollQueue();
    });
}

bool OutcomeReader::isStalled() const
{
    return m_sinceMove.elapsed() > m_stallMax.count();
}

}  // namespace dibs::rehearsal
