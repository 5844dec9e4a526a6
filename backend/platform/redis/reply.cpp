#include "backend/platform/redis/reply.h"

namespace dibs::redis {

QByteArray encode(const Command& command)
{
    QByteArray bytes = '*' + QByteArray::number(command.size()) + "\r\n";
    for (const QByteArray& word : command)
        bytes += '$' + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
    return bytes;
}

}  // namespace dibs::redis
