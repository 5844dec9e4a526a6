// Records that did not decode, for an operator to mend or discard.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace dibs::console {

enum class LetterState { Found, Replayed, Discarded };

struct DeadLetterHeader {
    QByteArray name;
    QByteArray value;

    bool operator==(const DeadLetterHeader&) const = default;
};

struct DeadLetter {
    qint64 id = 0;
    int partition = 0;
    qint64 offset = 0;
    QByteArray key;  // null: it had none; as the payload
    QByteArray payload;
    QList<DeadLetterHeader> headers;
    QString reason;
    qint64 foundAtMs = 0;
    LetterState state = LetterState::Found;
    std::optional<qint64> handledAtMs;
    QString note;  // why it was handled so, where a reason was given

    bool operator==(const DeadLetter&) const = default;
};

struct DeadLetterPage {
    QList<DeadLetter> letters;  // by id
    std::optional<qint64> next;  // ask for those after it

    static constexpr int kLettersMax = 100;
    bool operator==(const DeadLetterPage&) const = default;
};

/// As the record is appended again; what did not decode once does not by itself.
struct MendedLetter {
    QByteArray key;
    QByteArray payload;

    bool operator==(const MendedLetter&) const = default;
};

}  // namespace dibs::console
