#include "ui/bytes_text.h"

#include <QStringList>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr int kBytesInLine = 16;

bool isKeptByFields(QChar c)
{
    if (c == u'\n' || c == u'\t' || c.isSurrogate()) return true;
    return c.isPrint() && c != QChar::Nbsp && c != QChar::LineSeparator
        && c != QChar::ParagraphSeparator && c != QChar::ByteOrderMark;
}

QString lettersOf(const QByteArray& bytes)
{
    QString letters;
    for (const char byte : bytes)
        letters += byte >= ' ' && byte <= '~' ? QChar::fromLatin1(byte) : QChar(u'·');
    return letters;
}

}  // namespace

bool isPlainText(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes && std::ranges::all_of(text, isKeptByFields);
}

QString hexOf(const QByteArray& bytes)
{
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += kBytesInLine)
        lines += QString::fromLatin1(bytes.mid(at, kBytesInLine).toHex(' '));
    return lines.join(u'\n');
}

QString hexDumpOf(const QByteArray& bytes)
{
    constexpr int kHexWidth = 3 * kBytesInLine - 1;
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += kBytesInLine) {
        const QByteArray line = bytes.mid(at, kBytesInLine);
        lines += QStringLiteral("%1  %2  %3")
                     .arg(at, 6, 16, QChar(u'0'))
                     .arg(QString::fromLatin1(line.toHex(' ')), -kHexWidth)
                     .arg(lettersOf(line));
    }
    return lines.join(u'\n');
}

std::optional<QByteArray> bytesFromHex(const QString& text)
{
    QByteArray digits;
    for (const QChar c : text) {
        if (c.isSpace()) continue;
        const bool digit
            = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (!digit) return std::nullopt;
        digits += c.toLatin1();
    }
    if (digits.size() % 2 != 0) return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.isNull() ? QByteArray("") : bytes;
}

}  // namespace dibs::ui
