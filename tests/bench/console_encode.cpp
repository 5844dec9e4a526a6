// What a console elsewhere costs its server: the events of a stream, as they were sent, read and
// encoded once more.
//
//   console_encode FILE        a stream's bytes; prints {"us":[…]}, one figure for each half second
#include "backend/console/console_json.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace dibs;
using namespace dibs::console;

namespace {

struct Event {
    QByteArray name;
    QByteArray data;
};

QList<Event> eventsIn(const QByteArray& stream)
{
    QList<Event> events;
    Event event;
    for (const QByteArray& line : stream.split('\n')) {
        if (line.startsWith("event: ")) event.name = line.sliced(7);
        if (line.startsWith("data: ")) event.data = line.sliced(6);
        if (line.isEmpty() && !event.name.isEmpty()) events.append(std::exchange(event, {}));
    }
    return events;
}

template <class Encode>
double microseconds(const Encode& encode)
{
    QElapsedTimer elapsed;
    elapsed.start();
    const QByteArray json = encode();
    const double us = static_cast<double>(elapsed.nsecsElapsed()) / 1e3;
    return json.isEmpty() ? 0 : us;
}

/// A changed snapshot with the feed that goes with it.
Result<QList<double>> encodeAgain(const QList<Event>& events)
{
    QList<double> all;
    Snapshot known;
    Feed feed;
    quint64 serial = 0;
    for (const Event& event : events) {
        if (event.name == "snapshot") {
            const Result<Snapshot> next = snapshotAfter(known, event.data);
            if (!next) return next.error();
            all += microseconds([&] { return changesJson(known, *next); });
            known = *next;
        } else if (event.name == "feed" && !all.isEmpty()) {
            const Result<Feed> next = feedAfter(feed, event.data);
            if (!next) return next.error();
            all.last() += microseconds([&] { return feedJson(*next, serial); });
            feed = *next;
            if (!feed.rows.isEmpty()) serial = feed.rows.constLast().serial;
        }
    }
    return all;
}

}  // namespace

int main(int argc, char** argv)
{
    QFile file(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "usage: console_encode FILE\n");
        return EXIT_FAILURE;
    }
    const Result<QList<double>> taken = encodeAgain(eventsIn(file.readAll()));
    if (!taken || taken->isEmpty()) {
        std::fprintf(stderr, "console_encode: %s\n",
            taken ? "no events" : qUtf8Printable(taken.error().detail));
        return EXIT_FAILURE;
    }
    QStringList us;
    for (const double each : *taken) us += QString::number(each, 'f', 1);
    std::printf("{\"us\":[%s]}\n", qUtf8Printable(us.join(u',')));
    return EXIT_SUCCESS;
}
