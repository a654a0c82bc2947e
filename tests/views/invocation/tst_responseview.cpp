// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeprompter.h"
#include "tests/views/common/viewtest.h"
#include "views/common/codeedit.h"
#include "views/invocation/responseview.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Belay;
using namespace Qt::StringLiterals;

//! Answers that are long: nothing waits for them, and nothing of them is lost.
class TestResponseView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLongAnswerIsShownWhole();
    void aVeryLongLineIsBrokenForTheEyesOnly();
    void whatIsNotAllShownYetIsCopiedWhole();
    void anotherAnswerTakesItsPlace();
    void aSizeThatIsNotToldIsMeasured();

private:
    void show(const QString &body)
    {
        TestResult result;
        result.responseStatus = 200;
        result.body = body;
        m_view->showResult(result, QDateTime::currentDateTimeUtc());
    }
    void showTab(int index) { m_view->findChild<QTabWidget *>(u"responseTabs"_s)->setCurrentIndex(index); }
    void click(const QString &button)
    {
        QTest::mouseClick(m_view->findChild<QToolButton *>(button), Qt::LeftButton);
    }
    QString note() const { return m_view->findChild<QLabel *>(u"responseNote"_s)->text(); }
    QString shownSize() const { return m_view->findChild<QLabel *>(u"responseSize"_s)->text(); }
    QString rawText() const { return m_view->findChild<CodeEdit *>(u"responseRaw"_s)->text(); }

    FakePrompter m_prompter;
    std::unique_ptr<ResponseView> m_view;
};

void TestResponseView::init()
{
    failOnUnexpectedWarnings();
    m_view = std::make_unique<ResponseView>(m_prompter);
    m_view->resize(600, 400);
    m_view->show();
}

void TestResponseView::aLongAnswerIsShownWhole()
{
    QString body = u"["_s;
    for (int i = 0; i < 100'000; ++i) {
        body += u"%1,\n"_s.arg(i);
    }
    body += u"0]"_s;
    show(body);
    showTab(1);
    QTRY_COMPARE(rawText().size(), body.size());
    QCOMPARE(rawText(), body);
    QVERIFY(!note().contains("broken"_L1));
    showTab(0);
    QTRY_VERIFY(m_view->shownText().endsWith("\n  0\n]"_L1));
    QVERIFY(m_view->findChild<CodeEdit *>(u"responsePretty"_s)->isReadOnly());
}

void TestResponseView::aVeryLongLineIsBrokenForTheEyesOnly()
{
    const QString body = u"{\"picture\":\"%1\"}"_s.arg(QString(300'000, u'x'));
    show(body);
    showTab(1);
    QTRY_COMPARE(rawText().count(u'x'), 300'000);
    for (const QString &line : rawText().split(u'\n')) {
        QVERIFY(line.size() <= 1000);
    }
    QVERIFY(note().contains("Very long lines are broken here."_L1));
    click(u"responseCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), body);

    showTab(0);
    QTRY_COMPARE(m_view->shownText().count(u'x'), 300'000);
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"answer.json"_s);
    m_prompter.answerNext(path);
    click(u"responseSave"_s);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);

    show(u"{\"short\": 1}"_s);
    QTRY_VERIFY(m_view->shownText().contains("short"_L1));
    QVERIFY(!note().contains("broken"_L1));
}

void TestResponseView::whatIsNotAllShownYetIsCopiedWhole()
{
    const QString body = u"0123456789\n"_s.repeated(500'000);
    const auto copied = [this] {
        QGuiApplication::clipboard()->clear();
        click(u"responseCopy"_s);
        return QGuiApplication::clipboard()->text();
    };
    showTab(1);
    show(body);
    QVERIFY(copied() == body);
    QTRY_VERIFY(!rawText().isEmpty());
    QVERIFY(copied() == body);
}

void TestResponseView::anotherAnswerTakesItsPlace()
{
    show(QString(1'000'000, u'x'));
    show(u"[\"second\"]"_s);
    QTRY_VERIFY(m_view->shownText().contains("second"_L1));
    QCOMPARE(rawText(), u"[\"second\"]"_s);
    // Whatever is still to come of the first one.
    QTest::qWait(300);
    QCOMPARE(rawText(), u"[\"second\"]"_s);
    QVERIFY(!m_view->shownText().contains(u'x'));
    QVERIFY(!note().contains("not JSON"_L1));
}

void TestResponseView::aSizeThatIsNotToldIsMeasured()
{
    TestResult result;
    result.responseStatus = 200;
    result.body = u"Größe"_s;
    result.responseSize = u"1KB"_s;
    m_view->showResult(result, QDateTime::currentDateTimeUtc());
    QCOMPARE(shownSize(), u"1KB"_s);
    show(u"Größe"_s);
    QCOMPARE(shownSize(), QLocale().formattedDataSize(7));
    show(QString(300'000, u'x'));
    QTRY_COMPARE(shownSize(), QLocale().formattedDataSize(300'000));
}

QTEST_MAIN(TestResponseView)
#include "tst_responseview.moc"
