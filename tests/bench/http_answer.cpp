// What the HTTP room itself costs: the route of issuing, answered at once and with nothing behind
// it. Compare with bare_epoll in the same run.
//
//   http_answer [port] [threads]        prints the port, then runs until it is killed
//   wrk -t1 -c64 -d5s -s issue.lua http://127.0.0.1:PORT   (POST /api/coupons/1/issue?userId=1)
#include "backend/platform/http/http_server.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace dibs;

namespace {

http::Router issueOnly(Mailbox&)
{
    http::Router router;
    router.add(http::Method::Post, "/api/coupons/{couponId}/issue",
        [](const http::Request& request, const http::Responder& responder) {
            const QByteArray id = "019b76da-a800-7000-8000-000000000000-0123456789abcdef";
            if (!request.query("userId")) return responder.send({.status = 400});
            http::Response response = http::Response::json(202,
                "{\"success\":true,\"message\":\"accepted\",\"requestId\":\"" + id
                    + "\",\"status\":\"PENDING\",\"couponId\":" + request.parameters[0] + '}');
            response.headers.emplace_back("Location", "/api/coupons/requests/" + id);
            responder.send(std::move(response));
        });
    return router;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    http::HttpServer::Options options;
    if (argc > 1) options.port = static_cast<quint16>(std::atoi(argv[1]));
    if (argc > 2) options.threads = std::atoi(argv[2]);
    http::HttpServer server(options, issueOnly);
    const Result<quint16> port = server.listen();
    if (!port) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(port.error().detail));
        return EXIT_FAILURE;
    }
    std::printf("%d\n", *port);
    std::fflush(stdout);
    return QCoreApplication::exec();
}
