#include "backend/rehearsal/rehearsal.h"

#include <QNetworkProxy>
#include <QRandomGenerator>

#include <algorithm>

namespace dibs::rehearsal {

namespace {

constexpr auto kCloseRetryDelay = std::chrono::seconds(1);

QByteArray basePathOf(const QUrl& url)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/')) path.chop(1);
    return path;
}

quint16 portOf(const QUrl& url)
{
    constexpr int kHttpPort = 80;
    return static_cast<quint16>(url.port(kHttpPort));
}

/// A proof needs somebody who was told yes or no.
bool nobodyGotAnAnswer(const Load& load)
{
    return load.accepted.empty() && load.soldOut.empty() && load.alreadyIssued.empty()
        && load.otherwiseRefused.empty();
}

}  // namespace

Rehearsal::Rehearsal(RehearsalOptions options)
    : m_options(std::move(options))
    , m_seed(m_options.seed ? *m_options.seed : QRandomGenerator::global()->generate64())
    , m_api(m_options.url)
{
    m_probe.setProxy(QNetworkProxy::NoProxy);
    m_ticker.setInterval(kProgressInterval);
    connect(&m_ticker, &QTimer::timeout, this, &Rehearsal::showProgress);
}

void Rehearsal::start()
{
    m_step = Step::Preparing;
    m_sinceStart.start();
    if (const Result<void> valid = validate(m_options); !valid) return abandon(valid.error());

    m_api.checkReady([this](const Result<void>& ready) {
        if (m_interrupted) return breakOff();
        if (ready) return prepare();
        abandon(fail(ErrorCode::Unavailable,
            QStringLiteral("No server is ready at %1 (%2): start one with \"dibs --no-gui\", or "
                           "name another with --url")
                .arg(m_options.url.toString(), ready.error().detail)));
    });
}

void Rehearsal::interrupt()
{
    if (m_step == Step::Sending) {
        m_notes += QStringLiteral("Interrupted: not everybody has pressed");
        return m_load->stop();
    }
    // A campaign may be in the making, so the answer is awaited: there may be something to close.
    if (m_step == Step::Preparing) m_interrupted = true;
    if (m_step == Step::Deciding || m_step == Step::Reading) breakOff();
}

void Rehearsal::prepare()
{
    m_api.createCampaign(m_options.stock, [this](const Result<CouponId>& coupon) {
        if (coupon) m_coupon = *coupon;
        if (m_interrupted) return breakOff();
        if (!coupon)
            return abandon(fail(ErrorCode::Unavailable,
                QStringLiteral("No campaign for the rehearsal: ") + coupon.error().detail));
        findAddress();
    });
}

void Rehearsal::findAddress()
{
    connect(&m_probe, &QTcpSocket::connected, this, [this] {
        if (m_interrupted) return breakOff();
        const QHostAddress address = m_probe.peerAddress();
        m_probe.abort();
        send(address);
    });
    connect(&m_probe, &QTcpSocket::errorOccurred, this, [this] {
        if (m_step == Step::Preparing) abandon(fail(ErrorCode::Unavailable, m_probe.errorString()));
    });
    m_probe.connectToHost(m_options.url.host(), portOf(m_options.url));
}

void Rehearsal::send(const QHostAddress& address)
{
    m_step = Step::Sending;
    const LoadSettings settings{
        .address = SocketAddress(address, portOf(m_options.url)),
        .hostHeader = m_options.url.authority(QUrl::FullyEncoded).toLatin1(),
        .basePath = basePathOf(m_options.url),
        .coupon = m_coupon,
        .connections = m_options.connections,
        .rate = m_options.rate,
        .duration = m_options.seconds,
        .requestDeadline = m_options.requestDeadline,
    };
    m_load = std::make_unique<LoadClient>(
        settings, PressPlan(m_options.users, m_options.duplicates, m_seed));
    connect(m_load.get(), &LoadClient::finished, this, &Rehearsal::onSent);
    m_ticker.start();
    m_load->start();
}

void Rehearsal::onSent(const Result<void>& result)
{
    showProgress();
    m_sinceSent.start();
    const Load& load = m_load->load();
    if (!result) return abandon(result.error());
    if (nobodyGotAnAnswer(load))
        return abandon(fail(ErrorCode::Unavailable,
            QStringLiteral("Not one press was answered with yes or no: %1 times unavailable, %2 "
                           "times no answer")
                .arg(load.unavailable)
                .arg(load.unknown.size())));
    if (load.overdue > 0)
        m_notes += QStringLiteral("%1 presses were due but never sent: the server cannot keep up "
                                  "with this rate")
                       .arg(load.overdue);

    m_step = Step::Deciding;
    m_undecided = static_cast<qint64>(load.accepted.size());
    m_sinceMove.start();
    pollQueue();
}

void Rehearsal::pollQueue()
{
    if (m_step != Step::Deciding) return;
    m_api.queueSize(m_coupon, [this](const Result<qint64>& size) {
        if (m_step == Step::Deciding) onQueueSize(size);
    });
}

void Rehearsal::onQueueSize(const Result<qint64>& size)
{
    if (!size) return waitOrGiveUp(size.error());
    if (*size < m_undecided) m_sinceMove.start();
    m_undecided = *size;
    if (m_undecided == 0) {
        if (!m_sinceDrained.isValid()) m_sinceDrained.start();
        return readOutcomes();
    }
    if (!stalled()) {
        QTimer::singleShot(kPollInterval, this, &Rehearsal::pollQueue);
        return;
    }
    m_notes += QStringLiteral("Waited in vain: %1 requests are still undecided").arg(m_undecided);
    readOutcomes();
}

void Rehearsal::readOutcomes()
{
    m_step = Step::Reading;
    m_rows.clear();
    m_pageCount = 0;
    readPage(std::nullopt);
}

void Rehearsal::readPage(const std::optional<QString>& cursor)
{
    m_api.outcomes(m_coupon, cursor, [this](const Result<OutcomePage>& page) {
        if (m_step != Step::Reading) return;
        if (!page && page.error().code == ErrorCode::Corrupt) return abandon(page.error());
        if (!page) return waitOrGiveUp(page.error());
        onPage(*page);
    });
}

void Rehearsal::onPage(const OutcomePage& page)
{
    m_sinceMove.start();
    m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
    // Twice as many as were asked for is proof enough that something is wrong.
    const auto enough = static_cast<size_t>(2 * m_load->load().sent + ApiClient::kPageSize);
    if (!page.next || m_rows.size() > enough) return onAllRead();
    if (++m_pageCount < kPageCountMax) return readPage(page.next);
    abandon(fail(ErrorCode::Corrupt, QStringLiteral("The list of outcomes does not end")));
}

void Rehearsal::onAllRead()
{
    Report report{
        .url = m_options.url,
        .seed = m_seed,
        .load = m_load->load(),
        .proof = prove(m_load->load(), m_rows, m_options.stock),
        .decidingTime = std::chrono::milliseconds(m_sinceSent.elapsed()),
        .notes = {},
    };
    // Nobody is accused on the strength of a queue size that was a moment old.
    const bool maySettle
        = m_sinceDrained.isValid() && m_sinceDrained.elapsed() < m_options.settleMax.count();
    if (report.proof.withoutOutcome > 0 && maySettle) {
        m_step = Step::Deciding;
        QTimer::singleShot(kPollInterval, this, &Rehearsal::pollQueue);
        return;
    }
    showProgress();
    report.notes = m_notes;
    m_result = std::move(report);
    closeCampaign(1);
}

void Rehearsal::waitOrGiveUp(const Error& error)
{
    // The server may be restarting; what it has accepted must survive that.
    if (stalled()) return abandon(error);
    m_step = Step::Deciding;
    QTimer::singleShot(kPollInterval, this, &Rehearsal::pollQueue);
}

bool Rehearsal::stalled() const
{
    return m_sinceMove.elapsed() > m_options.drainStallMax.count();
}

void Rehearsal::abandon(const Error& error)
{
    m_result = error;
    if (m_coupon.isValid()) return closeCampaign(1);
    m_step = Step::Closing;
    QMetaObject::invokeMethod(
        this, [this] { finish(); }, Qt::QueuedConnection);
}

void Rehearsal::breakOff()
{
    abandon(fail(ErrorCode::Unavailable, QStringLiteral("Interrupted before the proof")));
}

void Rehearsal::closeCampaign(int tryCount)
{
    m_step = Step::Closing;
    m_ticker.stop();
    m_api.close(
        m_coupon, [this, tryCount](const Result<void>& result) { onClosed(result, tryCount); });
}

void Rehearsal::onClosed(const Result<void>& result, int tryCount)
{
    if (!result && tryCount < kCloseTryCountMax) {
        QTimer::singleShot(
            kCloseRetryDelay, this, [this, tryCount] { closeCampaign(tryCount + 1); });
        return;
    }
    if (!result) {
        const QString open = QStringLiteral("The campaign %1 could not be closed: %2")
                                 .arg(QString::number(m_coupon.value), result.error().detail);
        if (*m_result) {
            (*m_result)->notes += open;
        } else {
            m_result = fail(
                m_result->error().code, m_result->error().detail + QStringLiteral(". ") + open);
        }
    }
    finish();
}

void Rehearsal::finish()
{
    if (m_step == Step::Done) return;
    m_step = Step::Done;
    m_ticker.stop();
    Q_EMIT finished(*m_result);
}

void Rehearsal::showProgress()
{
    switch (m_step) {
    case Step::Idle:
    case Step::Preparing:
    case Step::Closing:
    case Step::Done: return;
    case Step::Sending:
        Q_EMIT progressed(
            look(Progress::Phase::Sending, m_load->answered(), m_load->load().planned));
        return;
    case Step::Deciding: {
        const auto accepted = static_cast<qint64>(m_load->load().accepted.size());
        const qint64 total = std::max(accepted, m_undecided);
        Q_EMIT progressed(look(Progress::Phase::Deciding, total - m_undecided, total));
        return;
    }
    case Step::Reading: {
        const auto rows = static_cast<qint64>(m_rows.size());
        const auto accepted = static_cast<qint64>(m_load->load().accepted.size());
        Q_EMIT progressed(look(Progress::Phase::Reading, rows, std::max(accepted, rows)));
        return;
    }
    }
    Q_UNREACHABLE();
}

Progress Rehearsal::look(Progress::Phase phase, qint64 done, qint64 total)
{
    Progress progress
        = m_meter.look(phase, done, total, std::chrono::milliseconds(m_sinceStart.elapsed()));
    progress.accepted = static_cast<qint64>(m_load->load().accepted.size());
    return progress;
}

}  // namespace dibs::rehearsal
