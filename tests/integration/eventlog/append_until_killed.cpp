// Appends records to the log it is given until it is killed, and writes down the number of each
// that was reported as persisted: the other half of embedded_kill_test.
#include "backend/eventlog/embedded_event_log.h"

#include <QString>

#include <semaphore>
#include <unistd.h>

using namespace dibs;
using namespace dibs::eventlog;

namespace {

constexpr int kUnderWay = 500;

/// A line in one write(2): what is killed in between never tore one apart.
void note(const QByteArray& number)
{
    const QByteArray line = number + '\n';
    if (::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())) != line.size())
        ::_exit(3);
}

}  // namespace

int main(int, char** arguments)
{
    const SystemClock clock;
    const auto log = EmbeddedEventLog::open({QString::fromLocal8Bit(arguments[1]), 3}, clock);
    if (!log) return 2;
    std::counting_semaphore<> room(kUnderWay);
    for (qint64 number = QByteArray(arguments[2]).toLongLong();; ++number) {
        room.acquire();
        const QByteArray text = QByteArray::number(number);
        const bool taken
            = (*log)->append({"key-" + text.right(1), text, {}}, [text, &room](Delivery delivery) {
                  if (delivery == Delivery::Persisted) note(text);
                  room.release();
              });
        if (!taken) return 4;
    }
}
