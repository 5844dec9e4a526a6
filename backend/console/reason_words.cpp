#include "backend/console/reason_words.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>

#include <optional>

namespace dibs::console {

namespace {

// What stops a partition, then the log, the database, Redis, and what makes a record a dead letter.
constexpr const char* kKnown[]{
    QT_TRANSLATE_NOOP("console", "records %1 to %2 are missing from the log"),
    QT_TRANSLATE_NOOP("console",
        "record %1 of partition %2 is missing: topic %3 has cleanup.policy=%4, which throws "
        "records away"),
    QT_TRANSLATE_NOOP("console",
        "position %1 is beyond the end of the log, %2: log and database are not of the same time"),
    QT_TRANSLATE_NOOP("console",
        "the log no longer holds record %1 of partition %2: topic %3 was made anew, or its "
        "retention has deleted it"),
    QT_TRANSLATE_NOOP("console",
        "the log has another record at offset %1 than the one that was decided: it was made anew"),
    QT_TRANSLATE_NOOP("console", "the database has consumed another log (%1) than this one (%2)"),
    QT_TRANSLATE_NOOP("console", "the log does not say which log it is"),
    QT_TRANSLATE_NOOP("console",
        "topic %1 was made anew, or has lost records: it is not the one that was opened"),
    QT_TRANSLATE_NOOP("console", "topic %1 is gone"),
    QT_TRANSLATE_NOOP("console", "topic %1 has no partition %2: it was deleted"),
    QT_TRANSLATE_NOOP("console",
        "topic %1 has %2 partitions now instead of %3: requests of one coupon would come to lie on "
        "two of them"),
    QT_TRANSLATE_NOOP("console", "there is no topic %1"),
    QT_TRANSLATE_NOOP("console", "no answer from %1"),
    QT_TRANSLATE_NOOP("console", "appending to %1"),
    QT_TRANSLATE_NOOP("console", "reading partition %1"),
    QT_TRANSLATE_NOOP("console", "joining group %1"),
    QT_TRANSLATE_NOOP("console", "%1: free some space, it goes on by itself"),
    QT_TRANSLATE_NOOP("console", "%1: free some space on the server, it goes on by itself"),
    QT_TRANSLATE_NOOP("console", "somebody else holds %1"),
    QT_TRANSLATE_NOOP("console", "no answer in time"),
    QT_TRANSLATE_NOOP("console", "Redis has closed the connection"),
    QT_TRANSLATE_NOOP("console", "this host has no address"),
    QT_TRANSLATE_NOOP("console", "the name server does not answer"),
    QT_TRANSLATE_NOOP("console", "other instances learn late what is decided here"),
    QT_TRANSLATE_NOOP("console", "what other instances decide is learned late"),
    QT_TRANSLATE_NOOP("console", "member \"%1\" is missing or not a number"),
    QT_TRANSLATE_NOOP("console", "member \"%1\" is not a whole number"),
    QT_TRANSLATE_NOOP("console", "member \"%1\" is out of range"),
    QT_TRANSLATE_NOOP("console", "member \"%1\" is missing or not a UUID"),
    QT_TRANSLATE_NOOP("console", "not an object"),
    QT_TRANSLATE_NOOP("console", "not JSON"),
};

constexpr int kPlacesMax = 4;  // %1 to %4

struct Known {
    const char* words;
    QRegularExpression form;  // what follows ": " is the reason behind it
};

const QList<Known>& allKnown()
{
    static const QList<Known> known = [] {
        QList<Known> made;
        for (const char* words : kKnown) {
            QString form = QRegularExpression::escape(QString::fromLatin1(words));
            for (int place = 1; place <= kPlacesMax; ++place)
                form.replace(
                    QStringLiteral("\\%%1").arg(place), QStringLiteral("(?<a%1>.+?)").arg(place));
            made.append(
                {words, QRegularExpression(u'^' + form + QStringLiteral("(?:: (?<behind>.+))?$"))});
        }
        return made;
    }();
    return known;
}

/// One sentence, and the reason behind it.
QString chained(const QString& words, const QString& behind)
{
    return QCoreApplication::translate("console", "%1: %2", "a reason, and the one behind it")
        .arg(words, behind);
}

std::optional<QString> known(const QString& reason)
{
    for (const Known& each : allKnown()) {
        const QRegularExpressionMatch match = each.form.match(reason);
        if (!match.hasMatch()) continue;
        QString words = QCoreApplication::translate("console", each.words);
        for (int place = 1; place <= kPlacesMax; ++place)
            words.replace(
                QStringLiteral("%%1").arg(place), match.captured(QStringLiteral("a%1").arg(place)));
        const QString behind = match.captured(QStringLiteral("behind"));
        return behind.isEmpty() ? words : chained(words, reasonWords(behind));
    }
    return std::nullopt;
}

}  // namespace

QString reasonWords(const QString& reason)
{
    if (reason.isEmpty()) return {};  // nothing is wrong
    if (const std::optional<QString> words = known(reason)) return *words;
    // An address or a file, and what is wrong there.
    static const QRegularExpression kPlace(QStringLiteral("^(\\S*/\\S*): (.+)$"));
    if (const auto match = kPlace.match(reason); match.hasMatch())
        if (const std::optional<QString> words = known(match.captured(2)))
            return match.captured(1) + QStringLiteral(": ") + *words;
    return QCoreApplication::translate("console", "%1", "as a neighbour said it").arg(reason);
}

QStringList knownReasons()
{
    QStringList reasons;
    for (const char* each : kKnown) reasons.append(QString::fromLatin1(each));
    return reasons;
}

}  // namespace dibs::console
