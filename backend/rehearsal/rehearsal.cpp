#include "backend/rehearsal/rehearsal.h"

#include <QNetworkProxy>
#include <QRandomGenerator>

#include <utility>

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

Proof heldTo(const Claims& claims, Proof proof)
{
    for (Verdict& verdict : proof.verdicts)
        verdict.isClaimed
            = claims.guarantees.isEmpty() || claims.guarantees.contains(verdict.guarantee);
    return proof;
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
    , m_api(QList<QUrl>{m_options.url} + m_options.others)
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

    m_api.checkReady([this](const Result<Claims>& ready) {
        if (m_interrupted) return breakOff();
        if (ready) {
            m_claims = *ready;
            return prepare();
        }
        abandon(fail(ErrorCode::Unavailable,
            ready.error().detail
                + QStringLiteral(
                    ": start one with \"dibs --no-gui\", or name another with --url")));
    });
}

void Rehearsal::interrupt()
{
    const bool isFirst = !std::exchange(m_interrupted, true);
    switch (m_step) {
    case Step::Idle:
    case Step::Preparing:  // a campaign may be in the making: its answer is awaited, to close it
    case Step::Closing:
    case Step::Done: return;
    case Step::Sending:
        if (!isFirst) return breakOff();
        m_notes += QStringLiteral("Interrupted: not everybody has pressed");
        return m_load->stop();
    case Step::Waiting: return breakOff();
    }
    Q_UNREACHABLE();
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
        m_addresses.emplace_back(m_probe.peerAddress(), m_probe.peerPort());
        m_probe.abort();
        const auto found = qsizetype(m_addresses.size());
        if (found > m_options.others.size()) return send();
        const QUrl& next = m_options.others[found - 1];
        m_probe.connectToHost(next.host(), portOf(next));
    });
    connect(&m_probe, &QTcpSocket::errorOccurred, this, [this] {
        if (m_step == Step::Preparing)
            abandon(fail(ErrorCode::Unavailable,
                QStringLiteral("No way to %1: %2").arg(m_probe.peerName(), m_probe.errorString())));
    });
    m_probe.connectToHost(m_options.url.host(), portOf(m_options.url));
}

void Rehearsal::send()
{
    m_step = Step::Sending;
    const LoadSettings settings{
        .address = m_addresses.front(),
        .others = {m_addresses.begin() + 1, m_addresses.end()},
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
    showProgress();
    m_load->start();
}

void Rehearsal::onSent(const Result<void>& result)
{
    if (m_step != Step::Sending) return;
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

    m_step = Step::Waiting;
    m_reader = std::make_unique<OutcomeReader>(m_api, load, m_options);
    connect(m_reader.get(), &OutcomeReader::finished, this, &Rehearsal::onRead);
    showProgress();
    m_reader->start();
}

void Rehearsal::onRead(const Result<void>& result)
{
    if (!result) return abandon(result.error());
    const Load& load = m_load->load();
    m_result = Report{
        .url = m_options.url,
        .seed = m_seed,
        .load = load,
        .issue = m_claims.issue,
        .proof = heldTo(m_claims, prove(load, m_reader->rows(), m_options.stock)),
        .decidingTime = std::chrono::milliseconds(m_sinceSent.elapsed()),
        .notes = m_notes + m_reader->notes(),
    };
    closeCampaign(1);
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
    if (m_reader) m_reader->stop();
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
        return show(Progress::Phase::Sending, m_load->answered(), m_load->load().planned);
    case Step::Waiting: {
        const OutcomeReader::Stage stage = m_reader->stage();
        return show(stage.phase, stage.done, stage.total);
    }
    }
    Q_UNREACHABLE();
}

void Rehearsal::show(Progress::Phase phase, qint64 done, qint64 total)
{
    Progress progress
        = m_meter.look(phase, done, total, std::chrono::milliseconds(m_sinceStart.elapsed()));
    progress.accepted = static_cast<qint64>(m_load->load().accepted.size());
    Q_EMIT progressed(progress);
}

}  // namespace dibs::rehearsal
