#include "backend/platform/http/request_head.h"

namespace dibs::http {
namespace {

/// The next word, with the blanks around it.
QByteArrayView takeWord(QByteArrayView& line)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArrayView word = blank < 0 ? line : line.first(blank);
    line = blank < 0 ? QByteArrayView() : line.sliced(blank);
    while (line.startsWith(' ')) line = line.sliced(1);
    return word;
}

/// Clients of a proxy send "http://host/path"; whose host it is does not matter here.
QByteArrayView withoutAuthority(QByteArrayView target)
{
    if (target.startsWith('/')) return target;
    const qsizetype scheme = target.indexOf("://");
    if (scheme < 0) return target;
    const qsizetype slash = target.indexOf('/', scheme + 3);
    return slash < 0 ? QByteArrayView("/") : target.sliced(slash);
}

bool asksToClose(const Request& request)
{
    const QByteArray connection = request.header("connection");
    return !connection.isEmpty() && connection.toLower().contains("close");
}

}  // namespace

qsizetype headSize(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) {
        const QByteArrayView next = bytes.sliced(at + 1);
        if (next.startsWith('\n')) return at + 2;
        if (next.startsWith("\r\n")) return at + 3;
    }
    return 0;
}

RequestHead parseHead(QByteArrayView bytes)
{
    const qsizetype lineEnd = bytes.indexOf('\n');
    QByteArrayView line = bytes.first(lineEnd);
    if (line.endsWith('\r')) line.chop(1);
    const Method method = methodNamed(takeWord(line));
    const QByteArrayView target = withoutAuthority(takeWord(line));
    const QByteArrayView version = takeWord(line);

    RequestHead head;
    head.request = Request::make(method, target.toByteArray());
    head.request.headerLines = bytes.sliced(lineEnd + 1).toByteArray();
    head.lastOnConnection = version != "HTTP/1.1" || asksToClose(head.request);
    head.contentLength = head.request.header("content-length").toLongLong();
    return head;
}

}  // namespace dibs::http
