#include "backend/core/client/trace_context.h"

#include <QRegularExpression>
#include <QTest>

using dibs::core::childOf;

class TraceContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTraceGoesOnUnderAStepOfOurOwn()
    {
        const QByteArray parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

        const QByteArray child = childOf(parent);

        QVERIFY2(child.startsWith("00-0af7651916cd43dd8448eb211c80319c-"), child.constData());
        QVERIFY(child.endsWith("-00"));
        QVERIFY(!child.contains("b7ad6b7169203331"));
        QVERIFY(isShaped(child));
        QVERIFY(childOf(parent) != child);
    }

    void withoutOneATraceBegins()
    {
        const QByteArray trace = childOf({});

        QVERIFY2(isShaped(trace), trace.constData());
        QVERIFY(childOf({}) != trace);
    }

private:
    static bool isShaped(const QByteArray& traceparent)
    {
        static const QRegularExpression kShape(
            QStringLiteral("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"));
        return kShape.match(QString::fromLatin1(traceparent)).hasMatch();
    }
};

QTEST_APPLESS_MAIN(TraceContextTest)
#include "trace_context_test.moc"
