#include "backend/eventlog/kafka_topic_watch.h"

#include "backend/common/thread_name.h"

namespace dibs::eventlog {

Result<std::unique_ptr<KafkaTopicWatch>> KafkaTopicWatch::open(
    kafka::Admin& admin, const kafka::Address& address, const QString& group, int partitions)
{
    std::unique_ptr<KafkaTopicWatch> watch(new KafkaTopicWatch(admin, address, group, partitions));
    if (const Result<void> looked = watch->look(); !looked) return looked.error();
    watch->m_thread = std::thread([raw = watch.get()] { raw->watchUntilClosed(); });
    return watch;
}

KafkaTopicWatch::KafkaTopicWatch(
    kafka::Admin& admin, const kafka::Address& address, QString group, int partitions)
    : m_admin(admin)
    , m_address(address)
    , m_group(std::move(group))
    , m_ends(static_cast<size_t>(partitions))
    , m_assignment{0, std::vector<bool>(m_ends.size())}
{
}

KafkaTopicWatch::~KafkaTopicWatch()
{
    close();
}

Watermarks KafkaTopicWatch::watermarks(int partition) const
{
    const End& end = m_ends[static_cast<size_t>(partition)];
    return {end.low, end.high};
}

Result<qint64> KafkaTopicWatch::readableEnd(int partition) const
{
    if (m_isMadeAnew) return madeAnew();
    return watermarks(partition).high;
}

void KafkaTopicWatch::raise(int partition, qint64 end)
{
    std::atomic<qint64>& high = m_ends[static_cast<size_t>(partition)].high;
    qint64 known = high;
    while (known < end)
        if (high.compare_exchange_weak(known, end)) return notify();
}

/// Locks, so that nobody who has just looked and is about to wait misses it.
void KafkaTopicWatch::notify()
{
    {
        const std::lock_guard lock(m_mutex);
    }
    m_grown.notify_all();
}

void KafkaTopicWatch::waitBeyond(
    std::span<const qint64> positions, std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_grown.wait_for(lock, timeout, [&] {
        if (std::exchange(m_woken, false)) return true;
        for (size_t i = 0; i < positions.size(); ++i)
            if (m_ends[i].high > positions[i]) return true;
        return false;
    });
}

void KafkaTopicWatch::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_grown.notify_all();
}

Assignment KafkaTopicWatch::assignment() const
{
    const std::lock_guard lock(m_mutex);
    return m_assignment;
}

void KafkaTopicWatch::setOwned(const std::vector<int>& partitions)
{
    std::vector<bool> owned(m_ends.size());
    for (const int partition : partitions)
        if (static_cast<size_t>(partition) < owned.size())
            owned[static_cast<size_t>(partition)] = true;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed) return;
        m_granted.reset();
        if (partitions.empty())
            m_assignment = {m_assignment.generation + 1, std::move(owned)};
        else
            m_granted = std::move(owned);
        m_woken = true;
    }
    m_asked.notify_all();
    m_grown.notify_all();
}

Result<Survey> KafkaTopicWatch::survey()
{
    std::unique_lock lock(m_mutex);
    const quint64 mine = ++m_surveysWanted;
    m_asked.notify_all();
    m_answered.wait_for(lock, kSurveyTimeout, [&] { return m_surveysDone >= mine || m_isClosed; });
    if (m_surveysDone >= mine) return m_survey;
    return fail(ErrorCode::Unavailable,
        QStringLiteral("no answer from %1").arg(QString::fromUtf8(m_address.servers)));
}

QString KafkaTopicWatch::problem() const
{
    if (!m_hasProblem) return {};
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void KafkaTopicWatch::setProblem(const QString& problem)
{
    const std::lock_guard lock(m_mutex);
    m_problem = problem;
    m_hasProblem = !problem.isEmpty();
}

void KafkaTopicWatch::clearProblem()
{
    if (m_hasProblem && !isUnusable()) setProblem({});
}

void KafkaTopicWatch::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_granted.reset();
        m_assignment = {m_assignment.generation + 1, std::vector<bool>(m_ends.size())};
        m_woken = true;
    }
    m_asked.notify_all();
    m_answered.notify_all();
    m_grown.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void KafkaTopicWatch::watchUntilClosed()
{
    nameThisThread("log-watch");
    std::unique_lock lock(m_mutex);
    while (!m_isClosed) {
        const quint64 wanted = m_surveysWanted;
        const bool isForASurvey = wanted > m_surveysDone;
        // What is granted from here on is for the next look.
        const std::optional<std::vector<bool>> granted = m_granted;
        lock.unlock();
        const Result<void> looked = look();
        Result<Survey> survey = isForASurvey ? surveyNow(looked) : Survey{};
        lock.lock();

        if (looked && granted && m_granted == granted) publishOwned();
        if (isForASurvey) {
            m_survey = std::move(survey);
            m_surveysDone = wanted;
            m_answered.notify_all();
        }
        m_asked.wait_for(lock, kInterval, [&] {
            return m_isClosed || m_surveysWanted > m_surveysDone
                || (m_granted && m_granted != granted);
        });
    }
}

/// With m_mutex held.
void KafkaTopicWatch::publishOwned()
{
    m_assignment = {m_assignment.generation + 1, std::move(*m_granted)};
    m_granted.reset();
    m_woken = true;
    m_grown.notify_all();
}

Result<void> KafkaTopicWatch::look()
{
    std::vector<qint64> before;
    for (const End& end : m_ends) before.push_back(end.high);
    if (Result<void> checked = checkShape(); !checked) {
        setProblem(checked.error().detail);
        return checked;
    }
    const Result<std::vector<kafka::Ends>> found = m_admin.ends(m_address.topic, partitionCount());
    if (!found) {
        setProblem(found.error().detail);
        return found.error();
    }
    take(*found, before);
    if (m_isMadeAnew) setMadeAnew();  // whatever else was wrong meanwhile
    clearProblem();
    return {};
}

void KafkaTopicWatch::setMadeAnew()
{
    m_isMadeAnew = true;
    setProblem(madeAnew().detail);
    wake();  // whoever reads is to see it
}

Error KafkaTopicWatch::madeAnew() const
{
    return fail(ErrorCode::Corrupt,
        QStringLiteral("topic %1 was made anew, or has lost records: it is not the one that was "
                       "opened")
            .arg(m_address.topic));
}

Result<void> KafkaTopicWatch::checkShape()
{
    const Result<kafka::Admin::Shape> shape = m_admin.shape(m_address.topic);
    if (!shape)
        return fail(shape.error().code,
            QStringLiteral("no answer from %1 (%2)")
                .arg(QString::fromUtf8(m_address.servers), shape.error().detail));
    m_isUnusable = shape->partitions != partitionCount();
    if (!m_isUnusable) return {};
    if (shape->partitions == 0)
        return fail(ErrorCode::Corrupt, QStringLiteral("topic %1 is gone").arg(m_address.topic));
    return fail(ErrorCode::Corrupt,
        QStringLiteral("topic %1 has %2 partitions now instead of %3: requests of one coupon would "
                       "come to lie on two of them")
            .arg(m_address.topic)
            .arg(shape->partitions)
            .arg(partitionCount()));
}

/// The brokers' word counts, except for what was learned while they were being asked.
void KafkaTopicWatch::take(const std::vector<kafka::Ends>& found, const std::vector<qint64>& before)
{
    for (size_t i = 0; i < m_ends.size(); ++i) {
        m_ends[i].low = found[i].low;
        qint64 known = before[i];
        if (found[i].high >= known)
            raise(static_cast<int>(i), found[i].high);
        else if (m_ends[i].high.compare_exchange_strong(known, found[i].high))
            m_isMadeAnew = true;
    }
}

Result<Survey> KafkaTopicWatch::surveyNow(const Result<void>& looked)
{
    if (!looked) return looked.error();
    Result<std::vector<QString>> owners
        = m_admin.owners(m_group, m_address.topic, partitionCount());
    if (!owners) return owners.error();
    Survey survey{.owners = std::move(*owners)};
    for (int partition = 0; partition < partitionCount(); ++partition)
        survey.watermarks.push_back(watermarks(partition));
    return survey;
}

}  // namespace dibs::eventlog
