// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/announce.h"
#include "views/common/messagearea.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Belay;

namespace {

Message error(const QString &id, const QString &text = u"It failed."_s)
{
    Message message;
    message.id = id;
    message.severity = MessageSeverity::Error;
    message.text = text;
    return message;
}

Message success(const QString &id)
{
    Message message;
    message.id = id;
    message.severity = MessageSeverity::Success;
    message.text = u"Done."_s;
    return message;
}

//! A window with a field and a message area, as pages have it.
struct Page
{
    Page()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(area);
        layout->addStretch();
        window.resize(800, 400);
        QVERIFY(showActive(&window));
        field->setFocus();
        QVERIFY(field->hasFocus());
    }

    QToolButton *tool(int bar, const QString &name) const
    {
        return area->bars().at(bar)->findChild<QToolButton *>(name);
    }

    QWidget window;
    QLineEdit *field = new QLineEdit(&window);
    MessageArea *area = new MessageArea(&window);
};

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void emptyAreaTakesNoRoom();
    void sameIdReplaces();
    void gravestAndNewestComeFirst();
    void fourthGoesBehindMore();
    void successHidesErrorsStay();
    void successRepeatedStartsAnew();
    void appearingTakesNoFocus();
    void otherNewsKeepFocusAndDetails();
    void actionRunsOnce();
    void actionMayDismissItsOwnMessage();
    void detailsUnfoldAsPlainText();
    void copyTakesEverything();
    void closeByKey();
    void markupIsShownLiterally();
    void newsAreAnnounced();
    void tenThousandErrorsStayBounded();
};

void TestMessages::emptyAreaTakesNoRoom()
{
    const Page page;
    QVERIFY(!page.area->isVisible());
    page.area->post(error(u"a"_s));
    QVERIFY(page.area->isVisible());
    page.area->dismiss(u"a"_s);
    QVERIFY(!page.area->isVisible());
}

void TestMessages::sameIdReplaces()
{
    const Page page;
    page.area->post(error(u"a"_s, u"First."_s));
    page.area->post(error(u"a"_s, u"Second."_s));
    QCOMPARE(page.area->count(), 1);
    QCOMPARE(page.area->bars().size(), 1);
    QCOMPARE(page.area->bars().first()->findChild<QLabel *>(u"messageText"_s)->text(), u"Second."_s);
    QCOMPARE(page.area->bars().first()->accessibleName(), u"Second."_s);
}

void TestMessages::gravestAndNewestComeFirst()
{
    const Page page;
    page.area->post(error(u"old error"_s));
    page.area->post(success(u"success"_s));
    page.area->post(error(u"new error"_s));
    QStringList ids;
    for (const MessageBar *bar : page.area->bars()) {
        ids << bar->message().id;
    }
    QCOMPARE(ids, QStringList({u"new error"_s, u"old error"_s, u"success"_s}));
    QCOMPARE(page.area->bars().first()->geometry().top(), 0);
    QVERIFY(messageTone(MessageSeverity::Error) == Tone::Negative);
}

void TestMessages::fourthGoesBehindMore()
{
    const Page page;
    for (int i = 0; i < 5; ++i) {
        page.area->post(error(QString::number(i)));
    }
    auto *more = page.area->findChild<QToolButton *>(u"messageMore"_s);
    QCOMPARE(page.area->bars().size(), 3);
    QCOMPARE(more->text(), u"2 more"_s);
    QVERIFY(more->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(page.area->bars().size(), 5);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(page.area->bars().size(), 3);
    page.area->dismiss(u"0"_s);
    page.area->dismiss(u"1"_s);
    QVERIFY(!more->isVisible());
}

void TestMessages::successHidesErrorsStay()
{
    const Page page;
    QCOMPARE(page.area->successInterval(), 6s);
    page.area->setSuccessInterval(1ms);
    QSignalSpy closed(page.area, &MessageArea::closed);
    page.area->post(error(u"error"_s));
    page.area->post(success(u"success"_s));
    QTRY_VERIFY(!page.area->contains(u"success"_s));
    QCOMPARE(closed.count(), 1);
    QCOMPARE(closed.first().first().toString(), u"success"_s);
    QVERIFY(page.area->contains(u"error"_s));
}

void TestMessages::successRepeatedStartsAnew()
{
    const Page page;
    page.area->setSuccessInterval(1ms);
    page.area->post(success(u"a"_s));
    page.area->setSuccessInterval(1h);
    page.area->post(success(u"a"_s));
    // A message posted later with the short interval goes; the renewed one, whose first timer ran out before, stays.
    page.area->setSuccessInterval(5ms);
    page.area->post(success(u"b"_s));
    QTRY_VERIFY(!page.area->contains(u"b"_s));
    QVERIFY(page.area->contains(u"a"_s));
}

void TestMessages::appearingTakesNoFocus()
{
    const Page page;
    Message message = error(u"a"_s);
    message.actionText = u"Retry"_s;
    message.details = u"HTTP 502"_s;
    page.area->post(message);
    QCoreApplication::processEvents();
    QVERIFY(page.field->hasFocus());
    page.area->clear();
    QCoreApplication::processEvents();
    QVERIFY(page.field->hasFocus());
}

void TestMessages::otherNewsKeepFocusAndDetails()
{
    const Page page;
    Message message = error(u"a"_s);
    message.details = u"HTTP 502"_s;
    page.area->post(message);
    MessageBar *bar = page.area->bars().first();
    bar->setDetailsShown(true);
    page.tool(0, u"messageCopy"_s)->setFocus();
    page.area->post(error(u"b"_s));
    QCOMPARE(page.area->bars().at(1), bar);
    QVERIFY(bar->detailsShown());
    QVERIFY(page.tool(1, u"messageCopy"_s)->hasFocus());
}

void TestMessages::actionRunsOnce()
{
    const Page page;
    int runs = 0;
    Message message = error(u"a"_s);
    message.actionText = u"Save & retry"_s;
    message.action = [&runs] { ++runs; };
    page.area->post(message);
    QSignalSpy triggered(page.area, &MessageArea::actionTriggered);
    auto *button = page.area->bars().first()->findChild<QPushButton *>(u"messageAction"_s);
    QCOMPARE(button->accessibleName(), u"Save & retry"_s);
    QCOMPARE(button->text(), u"Save && retry"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(runs, 1);
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(triggered.first().first().toString(), u"a"_s);
}

void TestMessages::actionMayDismissItsOwnMessage()
{
    const Page page;
    Message message = error(u"a"_s);
    message.actionText = u"Retry"_s;
    message.action = [&page] { page.area->dismiss(u"a"_s); };
    page.area->post(message);
    QTest::mouseClick(page.area->bars().first()->findChild<QPushButton *>(u"messageAction"_s),
                      Qt::LeftButton);
    QCOMPARE(page.area->count(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestMessages::detailsUnfoldAsPlainText()
{
    const Page page;
    Message message = error(u"a"_s);
    page.area->post(message);
    QVERIFY(!page.tool(0, u"messageDetails"_s)->isVisible());
    message.details = u"<html>502</html>\nrequest 12"_s;
    page.area->post(message);
    auto *details = page.area->findChild<QPlainTextEdit *>(u"messageDetailsText"_s);
    QVERIFY(!details->isVisible());
    QTest::mouseClick(page.tool(0, u"messageDetails"_s), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QVERIFY(details->isReadOnly());
    QCOMPARE(details->toPlainText(), message.details);
    QTest::mouseClick(page.tool(0, u"messageDetails"_s), Qt::LeftButton);
    QVERIFY(!details->isVisible());
}

void TestMessages::copyTakesEverything()
{
    const Page page;
    Message message = error(u"a"_s, u"It failed."_s);
    message.nextStep = u"Try again."_s;
    message.details = u"HTTP 502"_s;
    page.area->post(message);
    QTest::mouseClick(page.tool(0, u"messageCopy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"It failed.\nTry again.\nHTTP 502"_s);
}

void TestMessages::closeByKey()
{
    const Page page;
    page.area->post(error(u"a"_s));
    QSignalSpy closed(page.area, &MessageArea::closed);
    QToolButton *close = page.tool(0, u"messageClose"_s);
    QCOMPARE(close->accessibleName(), u"Close message"_s);
    close->setFocus(Qt::TabFocusReason);
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(page.area->count(), 0);
}

void TestMessages::markupIsShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    const Page page;
    Message message = error(u"a"_s, probe.text());
    message.nextStep = probe.text();
    message.details = probe.text();
    message.actionText = probe.text();
    page.area->post(message);
    page.area->bars().first()->setDetailsShown(true);
    QCoreApplication::processEvents();
    QVERIFY(!RedProbe::isSeenIn(&const_cast<QWidget &>(page.window)));
}

void TestMessages::newsAreAnnounced()
{
    const Page page;
    Message message = error(u"a"_s, u"It failed."_s);
    message.nextStep = u"Try again."_s;
    page.area->post(message);
    QCOMPARE(page.area->accessibleDescription(), u"It failed. Try again."_s);
    announce(page.area, QString());
    QCOMPARE(page.area->accessibleDescription(), u"It failed. Try again."_s);
}

void TestMessages::tenThousandErrorsStayBounded()
{
    const Page page;
    for (int i = 0; i < 10'000; ++i) {
        page.area->post(error(u"refresh"_s));
    }
    QCOMPARE(page.area->count(), 1);
    for (int i = 0; i < 300; ++i) {
        page.area->post(error(QString::number(i)));
    }
    QCOMPARE(page.area->count(), 100);
    QCOMPARE(page.area->bars().size(), 3);
    QVERIFY(page.area->contains(u"299"_s));
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
