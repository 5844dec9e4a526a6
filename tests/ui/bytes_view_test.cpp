// Bytes of any kind are shown, and handed back as they are or as they were mended: never otherwise.
#include "ui/bytes_text.h"
#include "ui/theme.h"
#include "ui/widgets/bytes_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>

#include <cstdlib>

using namespace dibs::ui;

namespace {

QByteArray raw(const char* bytes, qsizetype size)
{
    return {bytes, size};
}

struct Mending {
    explicit Mending(const QByteArray& bytes) { view.setBytes(bytes); }
    BytesView view{QStringLiteral("Payload"), BytesView::Use::Mend};
    QComboBox& form = *view.findChild<QComboBox*>();
    QPlainTextEdit& text = *view.findChild<QPlainTextEdit*>();
    QLabel& note = *view.findChild<QLabel*>(QStringLiteral("bytesNote"));
};

}  // namespace

class BytesViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { apply(lightTheme()); }

    void whatIsUntouchedComesBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("asText");
        QTest::newRow("text") << QByteArray("{\"userId\":7}\n\t밤") << true;
        QTest::newRow("empty") << QByteArray("") << true;
        QTest::newRow("no utf-8") << raw("a\xff\xfe", 3) << false;
        QTest::newRow("nul") << raw("a\0b", 3) << false;
        QTest::newRow("carriage return") << QByteArray("a\r\nb") << false;
        QTest::newRow("no-break space") << QByteArray("a\xc2\xa0"
                                                      "b")
                                        << false;
        QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                      "b")
                                        << false;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\x8e\x81") << true;
    }

    void whatIsUntouchedComesBackByteForByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, asText);
        const Mending mending(bytes);

        QCOMPARE(mending.form.currentIndex() == 0, asText);
        QCOMPARE(*mending.view.bytes(), bytes);
        QVERIFY(!mending.view.isChanged());

        mending.form.setCurrentIndex(asText ? 1 : 0);
        QCOMPARE(*mending.view.bytes(), bytes);
    }

    void noneIsNotEmpty()
    {
        const Mending mending{QByteArray()};

        QVERIFY(mending.view.bytes()->isNull());
        QTest::keyClicks(&mending.text, QStringLiteral("k"));

        QCOMPARE(*mending.view.bytes(), QByteArray("k"));
        QVERIFY(mending.view.isChanged());
    }

    void textIsMendedAndGoesOverToDigits()
    {
        const Mending mending(QByteArray("ab"));

        mending.text.moveCursor(QTextCursor::End);
        QTest::keyClicks(&mending.text, QStringLiteral("c"));
        mending.form.setCurrentIndex(1);

        QCOMPARE(mending.text.toPlainText(), QStringLiteral("61 62 63"));
        QCOMPARE(*mending.view.bytes(), QByteArray("abc"));
    }

    void halfAByteIsNoByteAndSaysSo()
    {
        const Mending mending(raw("\xff", 1));

        mending.text.setPlainText(QStringLiteral("ff 0"));
        QVERIFY(!mending.view.bytes());
        QVERIFY(!mending.note.isHidden());
        mending.form.setCurrentIndex(0);
        QCOMPARE(mending.form.currentIndex(), 1);

        mending.text.setPlainText(QStringLiteral("FF 00"));
        QCOMPARE(*mending.view.bytes(), raw("\xff\0", 2));
        QVERIFY(mending.note.isHidden());
    }

    void bytesThatAreNoTextDoNotBecomeText()
    {
        const Mending mending(raw("\xff", 1));

        mending.form.setCurrentIndex(0);

        QCOMPARE(mending.form.currentIndex(), 1);
        QVERIFY(mending.note.text().contains(QStringLiteral("damaged")));
    }

    void aDumpHasOffsetsAndLetters()
    {
        QCOMPARE(hexDumpOf(QByteArray("{\"userId\":1234567\xff")),
            QStringLiteral("000000  7b 22 75 73 65 72 49 64 22 3a 31 32 33 34 35 36  "
                           "{\"userId\":123456\n"
                           "000010  37 ff                                            7·"));
    }

    void oneLineIsShownWholeAndAmidItsBox()
    {
        BytesView view(QStringLiteral("Key"), BytesView::Use::Read);
        view.setLinesShown(1);
        view.setBytes(QByteArray("coupon-7"));
        view.show();
        const auto& text = *view.findChild<QPlainTextEdit*>();
        QCOMPARE(text.verticalScrollBar()->maximum(), 0);

        const int above = text.mapFromGlobal(text.viewport()->mapToGlobal(QPoint())).y()
            + text.cursorRect().top();
        const int below = text.height() - above - text.cursorRect().height();
        QVERIFY(std::abs(above - below) <= 1);
    }

    void soManyBytesAreShownInPartAndKeptWhole()
    {
        const QByteArray large(BytesView::kBytesMax + 1, 'x');
        const Mending mending(large);

        QVERIFY(mending.text.isReadOnly());
        QCOMPARE(mending.text.toPlainText().size(), BytesView::kBytesMax);
        QCOMPARE(*mending.view.bytes(), large);
        QVERIFY(!mending.note.isHidden());
    }
};

QTEST_MAIN(BytesViewTest)
#include "bytes_view_test.moc"
