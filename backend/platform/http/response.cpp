#include "backend/platform/http/response.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <ctime>

namespace dibs::http {
namespace {

// Enough for the lines that every answer has; more headers only mean that the array grows once.
constexpr qsizetype kHeadBytesUsual = 256;

void appendNumber(QByteArray& bytes, qint64 number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    bytes.append(digits.data(), end - digits.data());
}

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7), made anew once a second on each thread.
QByteArrayView dateNow()
{
    thread_local std::time_t madeFor = -1;
    thread_local std::array<char, 32> text{};
    thread_local qsizetype size = 0;
    const std::time_t now = std::time(nullptr);
    if (now != madeFor) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        // The program never calls setlocale() for LC_TIME, so these are the English names.
        size = static_cast<qsizetype>(
            std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc));
        madeFor = now;
    }
    return {text.data(), size};
}

bool isControl(char c)
{
    return (static_cast<uchar>(c) < 0x20 && c != '\t') || c == 0x7f;
}

bool isToken(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
    });
}

void appendHeader(QByteArray& bytes, QByteArrayView name, QByteArrayView value)
{
    if (!isToken(name)) return;
    bytes.append(name).append(": ");
    const qsizetype start = bytes.size();
    bytes.append(value).append("\r\n");
    std::replace_if(
        bytes.begin() + start, bytes.end() - 2, [](char c) { return isControl(c); }, ' ');
}

bool hasNoContent(int status)
{
    return status == 204 || status == 304 || (status >= 100 && status < 200);
}

}  // namespace

Response Response::json(int status, QByteArray body)
{
    Response response;
    response.status = status;
    response.contentType = QByteArrayLiteral("application/json");
    response.body = std::move(body);
    return response;
}

QByteArray toBytes(const Response& response, Framing framing)
{
    QByteArray bytes = headBytes(response);
    const bool bodied = !hasNoContent(response.status);
    if (bodied) {
        bytes.append("Content-Length: ");
        appendNumber(bytes, response.body.size());
        bytes.append("\r\n");
    }
    if (framing.closing) bytes.append("Connection: close\r\n");
    bytes.append("\r\n");
    if (bodied && !framing.bodyOmitted) bytes.append(response.body);
    return bytes;
}

QByteArray headBytes(const Response& response)
{
    QByteArray bytes;
    bytes.reserve(kHeadBytesUsual + response.body.size());
    bytes.append("HTTP/1.1 ");
    appendNumber(bytes, response.status);
    bytes.append(' ').append(reasonPhrase(response.status));
    bytes.append("\r\nDate: ").append(dateNow()).append("\r\n");
    if (!response.contentType.isEmpty()) appendHeader(bytes, "Content-Type", response.contentType);
    for (const auto& [name, value] : response.headers) appendHeader(bytes, name, value);
    return bytes;
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

}  // namespace dibs::http
