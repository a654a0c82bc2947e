// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testpanel.h"

#include "tests/support/fakeprompter.h"
#include "tests/support/sandboxfixture.h"
#include "tests/views/common/viewtest.h"
#include "views/common/codeedit.h"
#include "views/common/messagearea.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"

#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Belay;
using namespace Qt::StringLiterals;

//! The test panel, driven by keys and clicks against a sandbox.
class TestTestPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void withoutAServiceItSaysWhatToDo();
    void typesThatCannotBeTestedSayWhy_data();
    void typesThatCannotBeTestedSayWhy();
    void aServiceThatIsNotAvailableSaysWhy();
    void becomingAvailableOpensTheRequest();
    void getShowsTheAnswerWithItsFacts();
    void postSendsThePayload();
    void returnInThePathSends();
    void aPathWithoutSlashGetsOne();
    void aBadPayloadIsMarkedAndNotSent();
    void formatLaysThePayloadOut();
    void askingNamesTheProfileAndSendsOnYes();
    void doNotSendSendsNothing();
    void changingTheRequestDropsTheQuestion();
    void aForbiddenMethodSaysWhyAndUnlocks();
    void serverErrorsOfTheServiceAreAnswers();
    void cancelStopsWaiting();
    void aLostAnswerMayHaveRun();
    void aFailureOffersToRetry();
    void anotherServiceDropsTheCall();
    void closingTheWorkspaceEmptiesThePanel();
    void searchCountsAndCloses();
    void copyAndSaveTakeWhatIsShown();
    void copyAsNeverHoldsTheKey();
    void historyKeepsWhatWasSent();
    void historyBringsBackRequestAndAnswer();
    void historyPinsRenamesAndRemoves();
    void historySearchFilters();
    void historyRunsAgain();
    void historyIsClearedOnYes();
    void switchedOffNothingIsKept();
    void everyControlHasAName();

private:
    template <typename T>
    T *part(const QString &name) const
    {
        return m_panel->findChild<T *>(name);
    }
    void start(ProfileClass profileClass = ProfileClass::Development);
    void open(const QString &service);
    void enter(const QString &method, const QString &path, const QString &payload = QString());
    QString waitForAnswer();
    quint64 callCount() const
    {
        return m_fixture->server().requestCount(SandboxRoute::ServiceTest, "POST"_L1);
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    std::unique_ptr<FakePrompter> m_prompter;
    std::unique_ptr<TestPanel> m_panel;
};

void TestTestPanel::init()
{
    failOnUnexpectedWarnings();
    m_prompter = std::make_unique<FakePrompter>();
    m_panel = std::make_unique<TestPanel>(*m_prompter);
    m_panel->resize(1000, 700);
}

void TestTestPanel::cleanup()
{
    m_panel.reset();
    m_fixture.reset();
}

void TestTestPanel::start(ProfileClass profileClass)
{
    m_fixture = std::make_unique<SandboxFixture>(profileClass);
    QVERIFY(m_fixture->isReady());
    QVERIFY(m_fixture->load());
    m_panel->setWorkspace(&m_fixture->workspace());
    QVERIFY(showActive(m_panel.get()));
}

void TestTestPanel::open(const QString &service)
{
    m_panel->setService(m_fixture->service(service));
    QVERIFY(m_panel->service()->id.value.size() > 0);
    m_panel->focusRequest();
}

void TestTestPanel::enter(const QString &method, const QString &path, const QString &payload)
{
    QTest::mouseClick(part<QToolButton>("testMethod"_L1 + method), Qt::LeftButton);
    auto *line = part<QLineEdit>(u"testPath"_s);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, path);
    part<CodeEdit>(u"testPayload"_s)->setText(payload);
}

QString TestTestPanel::waitForAnswer()
{
    auto *status = part<StatusChipLabel>(u"responseStatus"_s);
    auto *pretty = part<CodeEdit>(u"responsePretty"_s);
    const bool came =
        QTest::qWaitFor([=] { return status->isVisible() && !pretty->text().isEmpty(); }, 10'000);
    if (!came) {
        qInfo() << "no answer" << pretty->text();
    }
    return pretty->text();
}

void TestTestPanel::withoutAServiceItSaysWhatToDo()
{
    QVERIFY(showActive(m_panel.get()));
    QCOMPARE(m_panel->accessibleName(), u"Test panel"_s);
    QCOMPARE(part<StatePage>(u"testState"_s)->content().title, u"No profile is open."_s);
    start();
    QCOMPARE(part<StatePage>(u"testState"_s)->content().title, u"No service is selected."_s);
    QVERIFY(part<StatePage>(u"testState"_s)->isVisible());
}

void TestTestPanel::typesThatCannotBeTestedSayWhy_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("word");
    QTest::newRow("web app") << u"stock-planner"_s << u"Web app"_s;
    QTest::newRow("dashboard") << u"store-dashboard"_s << u"Web app"_s;
}

void TestTestPanel::typesThatCannotBeTestedSayWhy()
{
    QFETCH(const QString, service);
    QFETCH(const QString, word);
    start();
    open(service);
    const StateContent content = part<StatePage>(u"testState"_s)->content();
    QVERIFY(part<StatePage>(u"testState"_s)->isVisible());
    QVERIFY2(content.title.contains(service) && content.title.contains(word), qPrintable(content.title));
    QVERIFY(!part<QPushButton>(u"testSend"_s)->isVisible());
}

void TestTestPanel::aServiceThatIsNotAvailableSaysWhy()
{
    start();
    open(u"basket-ranker"_s);
    const StateContent content = part<StatePage>(u"testState"_s)->content();
    QVERIFY(part<StatePage>(u"testState"_s)->isVisible());
    QVERIFY2(content.title.contains("Create failed"_L1), qPrintable(content.title));
}

void TestTestPanel::becomingAvailableOpensTheRequest()
{
    start();
    Service service = m_fixture->service(u"demand-api"_s);
    service.status = ServiceStatus::Deploying;
    m_fixture->workspace().services().merge(service);
    m_panel->setService(service);
    QVERIFY(part<StatePage>(u"testState"_s)->isVisible());
    service.status = ServiceStatus::Available;
    m_fixture->workspace().services().merge(service);
    QVERIFY(part<QPushButton>(u"testSend"_s)->isVisible());

    // Deploying again, what is typed and answered stays, and sending waits.
    service.status = ServiceStatus::Deploying;
    m_fixture->workspace().services().merge(service);
    QVERIFY(part<QPushButton>(u"testSend"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"testSend"_s)->isEnabled());
    QVERIFY(part<QWidget>(u"testNotice"_s)->accessibleName().contains("Deploying"_L1));
}

void TestTestPanel::getShowsTheAnswerWithItsFacts()
{
    start();
    open(u"echo-playground"_s);
    enter(u"get"_s, u"/hello"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QVERIFY(!part<QPushButton>(u"testSend"_s)->isEnabled());
    const QString answer = waitForAnswer();
    QVERIFY2(answer.contains("\n  \"path\": \"/hello\""_L1), qPrintable(answer));
    QCOMPARE(part<StatusChipLabel>(u"responseStatus"_s)->text(), u"200 OK"_s);
    QVERIFY(part<QLabel>(u"responsePlatformTime"_s)->text().startsWith("Platform "_L1));
    QVERIFY(part<QLabel>(u"responseRoundTrip"_s)->text().startsWith("Round trip "_L1));
    QVERIFY(!part<QLabel>(u"responseSize"_s)->text().isEmpty());
    QVERIFY(!part<QLabel>(u"responseTime"_s)->text().isEmpty());
    QVERIFY(part<QLabel>(u"responseNote"_s)->text().contains("headers are not available"_L1));
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QVERIFY(part<CodeEdit>(u"responseRaw"_s)->text().contains("\"path\":"_L1));
    QCOMPARE(callCount(), quint64(1));
}

void TestTestPanel::postSendsThePayload()
{
    start();
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/predict"_s, u"{\"big\": 12345678901234567890, \"a\": [1, 2]}"_s);
    // From within the editor, and although the window has another use for the key.
    QAction elsewhere;
    elsewhere.setShortcut(Qt::CTRL | Qt::Key_Return);
    m_panel->addAction(&elsewhere);
    QSignalSpy taken(&elsewhere, &QAction::triggered);
    part<CodeEdit>(u"testPayload"_s)->setFocus();
    const QString before = part<CodeEdit>(u"testPayload"_s)->text();
    QTest::keyClick(part<CodeEdit>(u"testPayload"_s)->focusProxy(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(part<CodeEdit>(u"testPayload"_s)->text(), before);
    QCOMPARE(taken.count(), 0);
    const QString answer = waitForAnswer();
    QVERIFY2(answer.contains("\"method\": \"post\""_L1), qPrintable(answer));
    QVERIFY(answer.contains("\"a\": ["_L1));
}

void TestTestPanel::returnInThePathSends()
{
    start();
    open(u"echo-playground"_s);
    enter(u"get"_s, u"/by-return"_s);
    QTest::keyClick(part<QLineEdit>(u"testPath"_s), Qt::Key_Return);
    QVERIFY(waitForAnswer().contains("/by-return"_L1));
}

void TestTestPanel::aPathWithoutSlashGetsOne()
{
    start();
    open(u"echo-playground"_s);
    enter(u"get"_s, u"status"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QVERIFY(waitForAnswer().contains("\"/status\""_L1));
    QCOMPARE(part<QLineEdit>(u"testPath"_s)->text(), u"/status"_s);
}

void TestTestPanel::aBadPayloadIsMarkedAndNotSent()
{
    start();
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/"_s, u"{\n  \"a\": 1,\n  \"b\" 2\n}"_s);
    auto *payload = part<CodeEdit>(u"testPayload"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QCOMPARE(payload->errorLine(), 3);
    QVERIFY(part<QWidget>(u"testPayloadError"_s)->isVisible());
    payload->setText(u"[1]"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QCOMPARE(payload->errorLine(), 1);
    QCOMPARE(callCount(), quint64(0));
    payload->setText(u"{}"_s);
    QTRY_VERIFY(!part<QWidget>(u"testPayloadError"_s)->isVisible());
    QCOMPARE(payload->errorLine(), 0);
}

void TestTestPanel::formatLaysThePayloadOut()
{
    start();
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/"_s, u"{\"z\":1.50,\"a\":{}}"_s);
    QTest::mouseClick(part<QToolButton>(u"testFormat"_s), Qt::LeftButton);
    QCOMPARE(part<CodeEdit>(u"testPayload"_s)->text(), u"{\n  \"z\": 1.50,\n  \"a\": {}\n}"_s);
}

void TestTestPanel::askingNamesTheProfileAndSendsOnYes()
{
    start(ProfileClass::Production);
    open(u"echo-playground"_s);
    enter(u"delete"_s, u"/items/7"_s);
    QTest::keyClick(part<QLineEdit>(u"testPath"_s), Qt::Key_Return, Qt::ControlModifier);
    auto *notice = part<QWidget>(u"testNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->accessibleName().contains("acme-test"_L1) &&
                 notice->accessibleName().contains("DELETE /items/7"_L1),
             qPrintable(notice->accessibleName()));
    QVERIFY(!part<QPushButton>(u"testSend"_s)->isEnabled());
    auto *yes = notice->findChild<QPushButton *>(u"noticeAction"_s);
    QVERIFY(!yes->hasFocus());
    QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(callCount(), quint64(0));
    QTest::mouseClick(yes, Qt::LeftButton);
    QVERIFY(waitForAnswer().contains("\"method\": \"delete\""_L1));
    QCOMPARE(callCount(), quint64(1));
}

void TestTestPanel::doNotSendSendsNothing()
{
    start(ProfileClass::Production);
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/x"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    auto *notice = part<QWidget>(u"testNotice"_s);
    QTest::mouseClick(notice->findChild<QPushButton *>(u"noticeSecondAction"_s), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QCOMPARE(callCount(), quint64(0));
    QVERIFY(part<QLineEdit>(u"testPath"_s)->hasFocus());
}

void TestTestPanel::changingTheRequestDropsTheQuestion()
{
    start(ProfileClass::Production);
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/x"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    auto *notice = part<QWidget>(u"testNotice"_s);
    QVERIFY(notice->isVisible());
    QTest::keyClicks(part<QLineEdit>(u"testPath"_s), u"y"_s);
    QVERIFY(!notice->isVisible());
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
}

void TestTestPanel::aForbiddenMethodSaysWhyAndUnlocks()
{
    m_fixture = std::make_unique<SandboxFixture>(ProfileClass::Production);
    m_fixture->profile.policy = Policy::readOnly();
    m_fixture->open();
    m_panel->setWorkspace(&m_fixture->workspace());
    QVERIFY(showActive(m_panel.get()));
    open(u"echo-playground"_s);
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QTest::mouseClick(part<QToolButton>(u"testMethodpost"_s), Qt::LeftButton);
    QVERIFY(!part<QPushButton>(u"testSend"_s)->isEnabled());
    auto *notice = part<QWidget>(u"testNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->accessibleName().contains("acme-test"_L1));
    auto *unlock = notice->findChild<QPushButton *>(u"noticeAction"_s);
    QCOMPARE(unlock->text(), u"Unlock 10 min"_s);
    QTest::mouseClick(unlock, Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QVERIFY(m_fixture->workspace().policy().isUnlocked());
}

void TestTestPanel::serverErrorsOfTheServiceAreAnswers()
{
    start();
    open(u"invoice-matcher"_s);
    enter(u"get"_s, u"/"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QVERIFY(waitForAnswer().startsWith("Traceback"_L1));
    QCOMPARE(part<StatusChipLabel>(u"responseStatus"_s)->text(), u"500 Internal server error"_s);
    QCOMPARE(part<StatusChipLabel>(u"responseStatus"_s)->tone(), Tone::Negative);
    QVERIFY(part<QLabel>(u"responseNote"_s)->text().contains("not JSON"_L1));
}

void TestTestPanel::cancelStopsWaiting()
{
    start();
    open(u"route-optimiser"_s);
    enter(u"get"_s, u"/"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QVERIFY(part<QPushButton>(u"testCancel"_s)->isEnabled());
    QVERIFY(part<QLabel>(u"responseWaiting"_s)->isVisible());
    QTRY_COMPARE(callCount(), quint64(1));
    QTest::keyClick(part<QLineEdit>(u"testPath"_s), Qt::Key_Period, Qt::ControlModifier);
    auto *messages = part<MessageArea>(u"responseMessages"_s);
    QTRY_COMPARE(messages->count(), 1);
    QVERIFY(messages->bars().first()->message().text.contains("cancelled"_L1));
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"testCancel"_s)->isEnabled());
}

void TestTestPanel::aLostAnswerMayHaveRun()
{
    start();
    open(u"echo-playground"_s);
    QVERIFY(!m_fixture->server().setFaults(u"drop-answer@POST:1"_s));
    enter(u"put"_s, u"/stock"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    auto *messages = part<MessageArea>(u"responseMessages"_s);
    QTRY_COMPARE_WITH_TIMEOUT(messages->count(), 1, 10'000);
    const Message message = messages->bars().first()->message();
    QVERIFY2(message.text.contains("may have run"_L1), qPrintable(message.text));
    QCOMPARE(callCount(), quint64(1));
}

void TestTestPanel::aFailureOffersToRetry()
{
    start();
    open(u"echo-playground"_s);
    QVERIFY(!m_fixture->server().setFaults(u"403:1"_s));
    enter(u"get"_s, u"/again"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    auto *messages = part<MessageArea>(u"responseMessages"_s);
    QTRY_COMPARE_WITH_TIMEOUT(messages->count(), 1, 10'000);
    QVERIFY(messages->bars().first()->message().details.contains("HTTP status: 403"_L1));
    QVERIFY(!m_fixture->server().setFaults(QString()));
    QTest::mouseClick(messages->bars().first()->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(waitForAnswer().contains("/again"_L1));
    QCOMPARE(messages->count(), 0);
}

void TestTestPanel::anotherServiceDropsTheCall()
{
    start();
    open(u"route-optimiser"_s);
    enter(u"get"_s, u"/slow"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QTRY_COMPARE(callCount(), quint64(1));
    open(u"echo-playground"_s);
    QCOMPARE(part<QLineEdit>(u"testPath"_s)->text(), u"/"_s);
    QVERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QVERIFY(!part<QLabel>(u"responseWaiting"_s)->isVisible());
    QVERIFY(!part<StatusChipLabel>(u"responseStatus"_s)->isVisible());
}

void TestTestPanel::closingTheWorkspaceEmptiesThePanel()
{
    start();
    open(u"route-optimiser"_s);
    enter(u"get"_s, u"/slow"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    m_fixture->close();
    QVERIFY(part<StatePage>(u"testState"_s)->isVisible());
    QCOMPARE(part<StatePage>(u"testState"_s)->content().title, u"No profile is open."_s);
}

void TestTestPanel::searchCountsAndCloses()
{
    start();
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/"_s, u"{\"a\": \"needle\", \"b\": \"Needle\"}"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    waitForAnswer();
    part<CodeEdit>(u"responsePretty"_s)->setFocus();
    QTest::keyClick(part<CodeEdit>(u"responsePretty"_s)->focusProxy(), Qt::Key_F, Qt::ControlModifier);
    auto *words = part<QLineEdit>(u"searchWords"_s);
    QTRY_VERIFY(words->isVisible() && words->hasFocus());
    QTest::keyClicks(words, u"needle"_s);
    QVERIFY(part<QLabel>(u"searchCount"_s)->text().startsWith("2 match"_L1));
    QCOMPARE(part<CodeEdit>(u"responsePretty"_s)->selectedText(), u"needle"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(part<CodeEdit>(u"responsePretty"_s)->selectedText(), u"Needle"_s);
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(!words->isVisible());
}

void TestTestPanel::copyAndSaveTakeWhatIsShown()
{
    start();
    open(u"echo-playground"_s);
    enter(u"get"_s, u"/copy"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    const QString answer = waitForAnswer();
    QTest::mouseClick(part<QToolButton>(u"responseCopy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), answer);
    const QString path = m_fixture->path(u"answer.json"_s);
    m_prompter->answerNext(path);
    QTest::mouseClick(part<QToolButton>(u"responseSave"_s), Qt::LeftButton);
    QTRY_COMPARE(part<MessageArea>(u"responseMessages"_s)->count(), 1);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), answer);
}

void TestTestPanel::copyAsNeverHoldsTheKey()
{
    start();
    open(u"echo-playground"_s);
    enter(u"post"_s, u"/it's"_s, u"{\"a\": 1}"_s);
    m_panel->findChild<QAction *>(u"testCopyCurl"_s)->trigger();
    const QString curl = QGuiApplication::clipboard()->text();
    QVERIFY2(curl.contains("$API_KEY"_L1) && curl.contains("/echo-playground/test"_L1), qPrintable(curl));
    QVERIFY(curl.contains("it'\\''s"_L1));
    m_panel->findChild<QAction *>(u"testCopyCli"_s)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("peak services test"_L1));
}

void TestTestPanel::historyKeepsWhatWasSent()
{
    start();
    open(u"echo-playground"_s);
    auto *list = part<QTreeView>(u"historyList"_s);
    QVERIFY(list->isVisible());
    enter(u"get"_s, u"/one"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    enter(u"get"_s, u"/two"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(0, 2).data().toString(), u"/two"_s);
    QCOMPARE(list->model()->index(0, 3).data().toString(), u"200"_s);
    QTRY_COMPARE(part<QLineEdit>(u"testPath"_s)->completer()->model()->rowCount(), 2);
    open(u"demand-api"_s);
    QTRY_COMPARE(list->model()->rowCount(), 0);
}

void TestTestPanel::historyBringsBackRequestAndAnswer()
{
    start();
    open(u"echo-playground"_s);
    enter(u"patch"_s, u"/kept"_s, u"{\"k\": 1}"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    auto *list = part<QTreeView>(u"historyList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    waitForAnswer();
    enter(u"get"_s, u"/other"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 2)).center());
    QTRY_COMPARE(part<QLineEdit>(u"testPath"_s)->text(), u"/kept"_s);
    QVERIFY(part<QToolButton>(u"testMethodpatch"_s)->isChecked());
    QCOMPARE(part<CodeEdit>(u"testPayload"_s)->text(), u"{\"k\": 1}"_s);
    QTRY_VERIFY(part<QLabel>(u"responseNote"_s)->text().startsWith("From the history"_L1));
    QTRY_VERIFY(part<CodeEdit>(u"responsePretty"_s)->text().contains("/kept"_L1));
    QCOMPARE(callCount(), quint64(1));
}

void TestTestPanel::historyPinsRenamesAndRemoves()
{
    start();
    open(u"echo-playground"_s);
    auto *list = part<QTreeView>(u"historyList"_s);
    for (int i = 0; i < 2; ++i) {
        enter(u"get"_s, u"/%1"_s.arg(i));
        QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
        QTRY_COMPARE(list->model()->rowCount(), i + 1);
        waitForAnswer();
        QTRY_VERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    }
    QVERIFY(!part<QToolButton>(u"historyPin"_s)->isEnabled());
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::mouseClick(part<QToolButton>(u"historyPin"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->index(0, 2).data().toString(), u"/0"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    QTRY_VERIFY(part<QToolButton>(u"historyPin"_s)->isChecked());

    QTest::mouseClick(part<QToolButton>(u"historyRename"_s), Qt::LeftButton);
    auto *editor = qobject_cast<QLineEdit *>(list->indexWidget(list->model()->index(0, 2)));
    if (!editor) {
        editor = list->viewport()->findChild<QLineEdit *>();
    }
    QVERIFY(editor);
    QTest::keyClicks(editor, u"smoke test"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(list->model()->index(0, 2).data().toString(), u"smoke test (/0)"_s);

    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(list->model()->rowCount(), 1);
}

void TestTestPanel::historySearchFilters()
{
    start();
    open(u"echo-playground"_s);
    auto *list = part<QTreeView>(u"historyList"_s);
    for (const QString &path : {u"/apples"_s, u"/pears"_s}) {
        enter(u"get"_s, path);
        const int before = list->model()->rowCount();
        QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
        QTRY_COMPARE(list->model()->rowCount(), before + 1);
    }
    QTest::keyClicks(part<QLineEdit>(u"historySearch"_s), u"pear"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTest::keyClicks(part<QLineEdit>(u"historySearch"_s), u"zzz"_s);
    QTRY_VERIFY(part<QLabel>(u"historyEmpty"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"historyEmpty"_s)->text(), u"No call matches."_s);
}

void TestTestPanel::historyRunsAgain()
{
    start();
    open(u"echo-playground"_s);
    auto *list = part<QTreeView>(u"historyList"_s);
    enter(u"get"_s, u"/again"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(part<QPushButton>(u"testSend"_s)->isEnabled());
    QTest::mouseClick(part<QToolButton>(u"historyRerun"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QCOMPARE(callCount(), quint64(2));
}

void TestTestPanel::historyIsClearedOnYes()
{
    start();
    open(u"echo-playground"_s);
    auto *list = part<QTreeView>(u"historyList"_s);
    enter(u"get"_s, u"/"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    m_prompter->answerNext(u"keep"_s);
    QTest::mouseClick(part<QToolButton>(u"historyClear"_s), Qt::LeftButton);
    QTRY_COMPARE(m_prompter->questions().size(), 1);
    QVERIFY(m_prompter->questions().first().text.contains("echo-playground"_L1));
    m_prompter->answerNext(u"clear"_s);
    QTest::mouseClick(part<QToolButton>(u"historyClear"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 0);
}

void TestTestPanel::switchedOffNothingIsKept()
{
    start();
    open(u"echo-playground"_s);
    QSignalSpy switched(m_panel.get(), &TestPanel::historyKeepingChanged);
    QTest::mouseClick(part<QWidget>(u"historyKeep"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_COMPARE(switched.count(), 1);
    QVERIFY(!m_fixture->history().isEnabled());
    enter(u"get"_s, u"/unseen"_s);
    QTest::mouseClick(part<QPushButton>(u"testSend"_s), Qt::LeftButton);
    waitForAnswer();
    const auto kept = await(m_fixture->history().list(m_fixture->profile.id, m_panel->service()->id));
    QVERIFY(kept && kept->isEmpty());
}

void TestTestPanel::everyControlHasAName()
{
    start();
    open(u"echo-playground"_s);
    const QList<QWidget *> widgets = m_panel->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                               qobject_cast<const QLineEdit *>(widget) ||
                               qobject_cast<const QTreeView *>(widget);
        if (isControl && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus) {
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

QTEST_MAIN(TestTestPanel)
#include "tst_testpanel.moc"
