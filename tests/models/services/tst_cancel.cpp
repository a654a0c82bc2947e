// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicejson.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QRegularExpression>

using namespace Belay;
using namespace Qt::StringLiterals;

//! U09: whoever stops waiting, in whatever phase, is told so once; nothing stays under way, nothing is sent twice.
class CancelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesEnd_data();
    void writesEnd();
    void readsEnd_data();
    void readsEnd();

private:
    static ReplyBase *start(const QString &operation, Workbench &bench, const Service &seen);
};

ReplyBase *CancelTest::start(const QString &operation, Workbench &bench, const Service &seen)
{
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.title = u"another"_s;
    if (operation == "create"_L1) {
        draft.name = u"new-one"_s;
        return bench.writer().create(draft);
    }
    if (operation == "update"_L1) {
        return bench.writer().update(seen, draft);
    }
    if (operation == "delete"_L1) {
        return bench.writer().remove(seen);
    }
    ApiClient &api = bench.workspace().api();
    if (operation == "describe"_L1) {
        return api.describe(seen.id);
    }
    if (operation == "test"_L1) {
        return api.test(seen.name, {});
    }
    return api.findByName(seen.name);
}

void CancelTest::writesEnd_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("phase");
    for (const QString &operation : {u"create"_s, u"update"_s, u"delete"_s}) {
        for (const QString &phase : {u"at once"_s, u"look before"_s, u"sent"_s, u"look after"_s}) {
            QTest::newRow(qPrintable(operation + u", "_s + phase)) << operation << phase;
        }
    }
}

void CancelTest::writesEnd()
{
    QFETCH(QString, operation);
    QFETCH(QString, phase);
    StubPlatform platform;
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    Workbench bench(platform.url());
    const QHash<QString, QByteArray> methods{
        {u"create"_s, "POST"}, {u"update"_s, "PATCH"}, {u"delete"_s, "DELETE"}};
    const QByteArray method = methods.value(operation);
    int sent = 0;
    QHash<QByteArray, int> copies; // of each request
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        const bool isWrite = request.method == method;
        if (isWrite) {
            ++sent;
            ++copies[request.requestId];
        }
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld =
            isWrite ? phase == "sent"_L1
                    : (phase == "look before"_L1 && sent == 0) || (phase == "look after"_L1 && sent > 0);
        answer.isLost = isWrite && phase == "look after"_L1;
        return answer;
    };
    ReplyBase *reply = start(operation, bench, seen);
    int finished = 0;
    connect(reply, &ReplyBase::finished, this, [&finished] { ++finished; });
    if (phase != "at once"_L1) {
        QTRY_VERIFY(platform.heldCount() > 0);
    }
    reply->abort();
    QCOMPARE(finished, 1);
    // What was held is answered at last, or again and again where it is looked up.
    QTRY_VERIFY((platform.release(), !bench.writer().isWriting()));
    QCOMPARE(finished, 1);
    QVERIFY(operation != "create"_L1 || sent <= 1);
    QVERIFY(std::all_of(copies.begin(), copies.end(), [](int number) { return number == 1; }));
    // And the next one is not hindered.
    platform.intercept = {};
    ReplyBase *next = start(u"update"_s, bench, seen);
    bool isOver = false;
    connect(next, &ReplyBase::finished, this, [&isOver] { isOver = true; });
    QTRY_VERIFY(isOver);
}

void CancelTest::readsEnd_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("phase");
    for (const QString &operation : {u"describe"_s, u"find"_s, u"test"_s}) {
        for (const QString &phase : {u"at once"_s, u"sent"_s, u"before a retry"_s}) {
            QTest::newRow(qPrintable(operation + u", "_s + phase)) << operation << phase;
        }
    }
}

void CancelTest::readsEnd()
{
    QFETCH(QString, operation);
    QFETCH(QString, phase);
    StubPlatform platform;
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    Workbench bench(platform.url());
    int sent = 0;
    platform.intercept = [&](const StubPlatform::Request &) -> std::optional<StubPlatform::Answer> {
        ++sent;
        StubPlatform::Answer answer = StubPlatform::error(429);
        answer.headers = "Retry-After: 30\r\n";
        answer.isHeld = phase == "sent"_L1;
        return answer;
    };
    ReplyBase *reply = start(operation, bench, seen);
    int finished = 0;
    connect(reply, &ReplyBase::finished, this, [&finished] { ++finished; });
    if (phase != "at once"_L1) {
        QTRY_COMPARE(sent, 1);
    }
    if (phase == "before a retry"_L1) {
        QTest::qWait(20);
        QCOMPARE(finished, 0);
    }
    reply->abort();
    QCOMPARE(finished, 1);
    platform.release();
    // One after it has its turn: nothing stands in the way.
    const int before = sent;
    platform.intercept = {};
    QVERIFY(await(bench.workspace().api().describe(seen.id)));
    QCOMPARE(finished, 1);
    QVERIFY(sent == before && sent <= 1);
}

QTEST_GUILESS_MAIN(CancelTest)
#include "tst_cancel.moc"
