// What Redis is told and what it answers, as values.
#pragma once

#include <QByteArrayList>

#include <vector>

namespace dibs::redis {

/// The words of one command; each may hold any bytes.
using Command = QByteArrayList;

/// The bytes that go over the wire.
QByteArray encode(const Command& command);

struct Reply {
    enum class Kind { Nothing, Integer, Text, Refusal, List };

    Kind kind = Kind::Nothing;
    qint64 integer = 0;
    QByteArray text;  // Refusal: why, in Redis's words
    std::vector<Reply> items;

    bool isRefusal() const { return kind == Kind::Refusal; }
};

}  // namespace dibs::redis
