// Every word of the window and of the terminal is there in Korean, with the same figures in it.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString source;
    QString translation;
    bool finished = true;
};

QList<Message> messagesIn(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"message") messages.append(Message());
        if (xml.name() == u"source") messages.last().source = xml.readElementText();
        if (xml.name() == u"translation") {
            messages.last().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            messages.last().translation = xml.readElementText();
        }
    }
    return messages;
}

/// "%1" and its like, sorted.
QStringList placesIn(const QString& text)
{
    static const QRegularExpression kPlace(QStringLiteral("%\\d"));
    QStringList places;
    for (auto match = kPlace.globalMatch(text); match.hasNext();) places += match.next().captured();
    places.sort();
    return places;
}

}  // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsThereInKorean()
    {
        const QString top = QStringLiteral(DIBS_SOURCE_DIR);
        const QTemporaryDir directory;
        const QString copy = directory.filePath(QStringLiteral("dibs_ko.ts"));
        QVERIFY(QFile::copy(top + QStringLiteral("/resources/translations/dibs_ko.ts"), copy));

        QProcess lupdate;
        lupdate.start(QStringLiteral(DIBS_LUPDATE),
            {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-obsolete"),
                top + QStringLiteral("/app"), top + QStringLiteral("/ui"),
                top + QStringLiteral("/backend/console"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);

        const QList<Message> messages = messagesIn(copy);
        QVERIFY(messages.size() > 100);  // else nothing was read
        QStringList unfinished;
        for (const Message& each : messages)
            if (!each.finished || each.translation.isEmpty()) unfinished += each.source;
        QVERIFY2(unfinished.isEmpty(), qPrintable(u'\n' + unfinished.join(u'\n')));
        for (const Message& each : messages)
            QVERIFY2(placesIn(each.source) == placesIn(each.translation), qPrintable(each.source));
        // A particle depends on the word before it; a sentence that leaves the choice to the reader
        // is a form, not Korean.
        static const QRegularExpression kChoice(
            QStringLiteral("\\((?:이|가|은|는|을|를|과|와|으|로|으로)\\)"));
        for (const Message& each : messages)
            QVERIFY2(!each.translation.contains(kChoice), qPrintable(each.translation));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
