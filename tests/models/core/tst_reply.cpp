// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/reply.h"
#include "tests/support/await.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestReply : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void finishesOnceAndKeepsTheFirstResult()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        QSignalSpy spy(reply, &ReplyBase::finished);
        reply->finish(1);
        reply->finish(2);
        QCOMPARE(spy.count(), 1);
        QVERIFY(reply->isFinished());
        QCOMPARE(reply->result().value(), 1);
    }

    void deletesItselfAfterFinishing()
    {
        QObject owner;
        QPointer<Reply<int>> reply(new Reply<int>(&owner));
        reply->finish(1);
        QVERIFY(reply);
        QTRY_VERIFY(!reply);
    }

    void finishLaterWaitsForTheEventLoop()
    {
        QObject owner;
        auto *reply = new Reply<QString>(&owner);
        reply->finishLater(u"later"_s);
        QVERIFY(!reply->isFinished());
        QCOMPARE(await(reply).value(), u"later"_s);
    }

    void handlersAreCalledInOrderEachWithACopy()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        QList<int> seen;
        reply->then(&owner, [&seen](const Result<int> &r) { seen.append(*r); })
            ->then(&owner, [&seen](const Result<int> &r) { seen.append(*r + 1); });
        reply->finish(7);
        QCOMPARE(seen, (QList<int>{7, 8}));
    }

    void aHandlerMayDestroyTheOwner()
    {
        auto owner = std::make_unique<QObject>();
        QObject context;
        auto *reply = new Reply<QString>(owner.get());
        QString seen;
        reply->then(&context, [&owner, &seen](const Result<QString> &result) {
            owner.reset();
            seen = *result; // a copy: the reply is gone
        });
        reply->finish(u"still here"_s);
        QCOMPARE(seen, u"still here"_s);
    }

    void aHandlerWhoseContextIsGoneIsNotCalled()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        auto context = std::make_unique<QObject>();
        bool called = false;
        reply->then(context.get(), [&called](const Result<int> &) { called = true; });
        context.reset();
        reply->finish(1);
        QVERIFY(!called);
    }

    void abortFinishesAtOnceAndTellsTheMakerFirst()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        QStringList order;
        connect(reply, &ReplyBase::abortRequested, &owner, [&order] { order.append(u"maker"_s); });
        reply->then(&owner, [&order](const Result<int> &r) {
            QVERIFY(!r);
            QCOMPARE(r.error().kind, ErrorKind::Aborted);
            order.append(u"caller"_s);
        });
        reply->abort();
        reply->abort();
        QCOMPARE(order, (QStringList{u"maker"_s, u"caller"_s}));
    }

    void abortAfterTheEndDoesNothing()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        QSignalSpy asked(reply, &ReplyBase::abortRequested);
        reply->finish(1);
        reply->abort();
        QCOMPARE(asked.count(), 0);
        QCOMPARE(reply->result().value(), 1);
    }

    void theMakerMayFinishOnAbort()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        connect(reply, &ReplyBase::abortRequested, &owner, [reply] { reply->finish(5); });
        QSignalSpy spy(reply, &ReplyBase::finished);
        reply->abort();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(reply->result().value(), 5);
    }

    void theMakerMayGoAwayOnAbort()
    {
        auto owner = std::make_unique<QObject>();
        QPointer<Reply<int>> reply(new Reply<int>(owner.get()));
        QObject context;
        connect(reply, &ReplyBase::abortRequested, &context, [&owner] { owner.reset(); });
        reply->abort();
        QVERIFY(!reply);
    }

    void anAbortedReplyIgnoresTheLateResult()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        reply->finishLater(3);
        int calls = 0;
        reply->then(&owner, [&calls](const Result<int> &r) {
            ++calls;
            QVERIFY(!r);
        });
        reply->abort();
        QPointer<ReplyBase> observed(reply);
        QTRY_VERIFY(!observed);
        QCOMPARE(calls, 1);
    }

    void endsInSilenceWithItsOwner()
    {
        auto owner = std::make_unique<QObject>();
        QObject context;
        auto *reply = new Reply<int>(owner.get());
        bool called = false;
        reply->then(&context, [&called](const Result<int> &) { called = true; });
        reply->finishLater(1);
        owner.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void carriesAnErrorWhole()
    {
        QObject owner;
        auto *reply = new Reply<int>(&owner);
        ApiError error = localError(ErrorKind::Storage, u"no space"_s);
        error.requestId = u"abc"_s;
        reply->finishLater(Failure(error));
        const Result<int> result = await(reply);
        QVERIFY(!result);
        QCOMPARE(result.error(), error);
        QCOMPARE(result.error().toString(), u"storage: no space"_s);
    }

    void worksWithoutAValue()
    {
        QObject owner;
        auto *good = new Reply<void>(&owner);
        good->finishLater({});
        QVERIFY(await(good).has_value());
        auto *bad = new Reply<void>(&owner);
        bad->finishLater(Failure(localError(ErrorKind::Timeout, u"x"_s)));
        QCOMPARE(await(bad).error().kind, ErrorKind::Timeout);
    }
};

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
