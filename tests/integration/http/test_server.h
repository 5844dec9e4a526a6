// A server whose answers a test can hold back and let go in any order.
#pragma once

#include "backend/platform/http/http_server.h"

#include <future>
#include <map>
#include <mutex>

/// GET /now answers at once; GET /hold/{name} when the test says so; POST /echo gives the body
/// back; GET /large/{bytes} that many of them; GET /drop forgets to answer; GET /thread names the
/// thread; GET /stream is an event stream, and "held" under the name "stream" until it is released.
class TestServer
{
public:
    explicit TestServer(
        dibs::http::Limits limits = {}, int threads = 1, const QHostAddress& address = loopback())
        : m_server({.address = address, .port = 0, .threads = threads, .limits = limits},
            [this](dibs::Mailbox& mailbox) { return routes(mailbox); })
    {
        const dibs::Result<quint16> listening = m_server.listen();
        port = listening ? *listening : quint16(0);
    }

    static QHostAddress loopback() { return QHostAddress(QHostAddress::LocalHost); }

    dibs::http::HttpServer& server() { return m_server; }

    /// Answers a held request from this thread, as a delivery report would, and waits for it.
    void release(const QByteArray& name)
    {
        run([this, name] {
            const auto responder = m_held.extract(name);
            if (responder) responder.mapped().send({.body = name});
        });
    }

    /// Answers all held requests without waiting.
    void releaseAll()
    {
        m_mailbox->post([this] {
            for (const auto& [name, responder] : std::exchange(m_held, {}))
                responder.send({.body = name});
        });
    }

    /// What is held, taken to this thread.
    std::map<QByteArray, dibs::http::Responder> takeHeld()
    {
        std::map<QByteArray, dibs::http::Responder> held;
        run([&] { held = std::exchange(m_held, {}); });
        return held;
    }

    /// False if the stream is over.
    bool streamed(const QByteArray& bytes)
    {
        bool sent = false;
        run([&] { sent = !m_streams.empty() && m_streams.back().send(bytes); });
        return sent;
    }

    void dropStreams()
    {
        run([this] { m_streams.clear(); });
    }

    template <class Call>
    void run(Call call)
    {
        std::promise<void> done;
        m_mailbox->post([&] {
            call();
            done.set_value();
        });
        done.get_future().wait();
    }

    quint16 port = 0;

private:
    dibs::http::Router routes(dibs::Mailbox& mailbox)
    {
        using namespace dibs::http;
        m_mailbox = &mailbox;
        Router router;
        router.add(Method::Get, "/now",
            [](const Request&, const Responder& responder) { responder.send({.body = "now"}); });
        router.add(Method::Get, "/hold/{name}",
            [this](const Request& request, const Responder& responder) {
                m_held.emplace(request.parameters[0], responder);
            });
        router.add(Method::Post, "/echo", [](const Request& request, const Responder& responder) {
            responder.send({.body = request.body});
        });
        router.add(
            Method::Get, "/large/{bytes}", [](const Request& request, const Responder& responder) {
                responder.send({.body = QByteArray(request.parameters[0].toLongLong(), 'x')});
            });
        router.add(Method::Get, "/drop", [](const Request&, const Responder&) {});
        router.add(Method::Get, "/thread", [](const Request&, const Responder& responder) {
            const auto id = std::hash<std::thread::id>()(std::this_thread::get_id());
            responder.send({.body = QByteArray::number(quint64(id))});
        });
        router.add(Method::Get, "/stream", [this](const Request&, const Responder& responder) {
            m_streams.push_back(responder.startEventStream());
        });
        return router;
    }

    // Set and used with one HTTP thread only; held answers and streams live on that thread.
    dibs::Mailbox* m_mailbox = nullptr;
    std::map<QByteArray, dibs::http::Responder> m_held;
    std::vector<dibs::http::EventStream> m_streams;
    dibs::http::HttpServer m_server;
};
