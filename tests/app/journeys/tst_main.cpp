// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"
#include "tests/support/await.h"
#include "tests/views/common/viewtest.h"
#include "views/common/codeedit.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The main job, end to end, in one sitting: each function goes on where the one before it ended.
class MainJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void firstRunOffersToConnect();
    void theKeyIsInTheKeyringAndInNoFile();
    void lists250Services();
    void filtersByStatus();
    void filtersByType();
    void filtersByName();
    void createsOneOfEachType();
    void testsTheApi();
    void aNewTitleDoesNotRedeploy();
    void anotherVersionRedeploys();
    void aConflictIsMergedFieldByField();
    void aDeleteCanBeUndone();
    void aDeleteIsForGood();

private:
    //! Every status the list has shown of \a service since, from the present one on.
    class History
    {
    public:
        History(MainWindow &window, const QString &service, const QString &now)
            : statuses{now}
        {
            connect(&window.workspace()->services(), &ServiceRepository::statusChanged, &m_context,
                    [this, service](const Service &changed) {
                        if (changed.name == service) {
                            statuses.append(changed.status.text());
                        }
                    });
        }
        QStringList statuses;

    private:
        QObject m_context;
    };

    Puppeteer &hands() { return m_journey->hands(); }
    Operator &person() { return m_journey->person(); }
    MainWindow &window() { return m_journey->window(); }
    void deleteService(const QString &name, const QString &backup);
    quint64 sent(QLatin1String method) const
    {
        return m_journey->platform().requestCount(SandboxRoute::Service, method);
    }

    std::unique_ptr<Journey> m_journey;
};

#define VERIFY_ALL_DONE() QVERIFY2(!hands().hasFailed(), qPrintable(hands().problem()))

void MainJourney::initTestCase()
{
    SandboxOptions options;
    options.generatedServices = 250;
    options.deployTime = 1000ms;
    m_journey = std::make_unique<Journey>(options, Journey::KeychainMaker());
    QVERIFY(m_journey->isReady());
    QVERIFY(m_journey->start());
}

void MainJourney::init()
{
    failOnUnexpectedWarnings();
    QVERIFY2(!hands().hasFailed(), "an earlier part did not work");
}

void MainJourney::cleanup()
{
    if (QTest::currentTestFailed() && qEnvironmentVariableIsSet("BELAY_TEST_PICTURES")) {
        window().grab().save(qEnvironmentVariable("BELAY_TEST_PICTURES") + u'/' +
                             QString::fromLatin1(QTest::currentTestFunction()) + u".png");
    }
}

void MainJourney::firstRunOffersToConnect()
{
    hands().findWidget(u"exploreSandbox"_s);
    m_journey->connectTo(u"acme-dev"_s);
    VERIFY_ALL_DONE();
    QVERIFY(window().windowTitle().contains("acme-dev [DEVELOPMENT]"_L1));
}

void MainJourney::theKeyIsInTheKeyringAndInNoFile()
{
    const Profile &profile = window().workspace()->profile();
    KeychainCredentialStore keychain;
    const Result<Secret> kept = await(keychain.read({profile.origin(), profile.id.value}));
    QVERIFY(kept);
    QVERIFY(kept->reveal() == m_journey->platform().apiKey().reveal());
    QCOMPARE(m_journey->filesWith(kept->reveal()), QStringList());
}

void MainJourney::lists250Services()
{
    QCOMPARE(person().shownNames().size(), 250);
    QCOMPARE(person().textOf(u"shownCount"_s), u"250 of 250 shown"_s);
    QStringList expected = m_journey->colleague().names();
    QStringList shown = person().shownNames();
    expected.sort();
    shown.sort();
    QCOMPARE(shown, expected);
    VERIFY_ALL_DONE();
}

void MainJourney::filtersByStatus()
{
    const ServiceRepository &services = window().workspace()->services();
    const int failed = services.countOf(ServiceStatus(ServiceStatus::CreateFailed));
    QVERIFY(failed > 0);
    person().tick(u"statusFilter"_s, {u"CREATE_FAILED"_s});
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames().size(), failed);
    for (const Service &service : window().servicesPage().shownServices()) {
        QCOMPARE(service.status, ServiceStatus(ServiceStatus::CreateFailed));
    }
    hands().click(u"clearAllChips"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames().size(), 250);
}

void MainJourney::filtersByType()
{
    const ServiceRepository &services = window().workspace()->services();
    const int expected =
        services.countOf(ServiceType(ServiceType::Shiny)) + services.countOf(ServiceType(ServiceType::Api));
    person().tick(u"typeFilter"_s, {u"shiny"_s, u"api"_s});
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames().size(), expected);
    QVERIFY(expected > 0 && expected < 250);
    hands().click(u"removeChip0"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames().size(), 250);
}

void MainJourney::filtersByName()
{
    const QString part = person().shownNames().at(100).section(u'-', 0, 0);
    QStringList expected;
    for (const QString &name : person().shownNames()) {
        if (name.contains(part)) {
            expected.append(name);
        }
    }
    hands().fill(u"nameFilter"_s, part);
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames(), expected);
    hands().fill(u"nameFilter"_s, QString());
    VERIFY_ALL_DONE();
    QCOMPARE(person().shownNames().size(), 250);
}

void MainJourney::createsOneOfEachType()
{
    const QList<Operator::NewService> wanted{
        {u"journey-api"_s,
         u"By the API"_s,
         u"API"_s,
         u"echo (101)"_s,
         u"1.1.0 #1002"_s,
         {{u"LOG_LEVEL"_s, u"debug"_s}}},
        {u"journey-web"_s, u"On the web"_s, u"Web app"_s, u"streamlit-dashboard (201)"_s, {}, {}},
        {u"journey-shiny"_s, u"Rather shiny"_s, u"Shiny"_s, u"shiny-report (202)"_s, {}, {}},
    };
    const quint64 before = m_journey->platform().requestCount(SandboxRoute::Services, "POST"_L1);
    for (const Operator::NewService &service : wanted) {
        person().openNewForm();
        person().fillForm(service);
        QCOMPARE(person().forecast(), u"Creates and deploys"_s);
        person().submit(u"Create & deploy"_s);
        VERIFY_ALL_DONE();
    }
    QCOMPARE(m_journey->platform().requestCount(SandboxRoute::Services, "POST"_L1), before + 3);
    for (const Operator::NewService &service : wanted) {
        person().waitForStatus(service.name, u"AVAILABLE"_s);
        VERIFY_ALL_DONE();
    }
    const Service api = m_journey->colleague().service(u"journey-api"_s);
    const Service web = m_journey->colleague().service(u"journey-web"_s);
    const Service shiny = m_journey->colleague().service(u"journey-shiny"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(api.type, ServiceType(ServiceType::Api));
    QCOMPARE(web.type, ServiceType(ServiceType::WebApp));
    QCOMPARE(shiny.type, ServiceType(ServiceType::Shiny));
    QVERIFY(api.details->image && api.details->image->versionId == VersionId{1002});
    QCOMPARE(api.details->parameters->env.value(u"LOG_LEVEL"_s), u"debug"_s);
    QCOMPARE(*shiny.details->title, u"Rather shiny"_s);
}

void MainJourney::testsTheApi()
{
    person().select(u"journey-web"_s);
    QVERIFY(!hands().findWidget(u"testServiceButton"_s)->isEnabled());
    person().select(u"journey-api"_s);
    hands().click(u"testServiceButton"_s);
    hands().click(u"testMethodpost"_s);
    hands().fill(u"testPayload"_s, u"{\"question\": 42}"_s);
    hands().click(u"testSend"_s);
    const auto *answer = hands().find<CodeEdit>(u"responsePretty"_s);
    VERIFY_ALL_DONE();
    hands().waitUntil([answer] { return answer->text().contains("\"question\": 42"_L1); },
                      u"the answer holds the question"_s);
    person().chooseFromMenuBar(u"View"_s, u"toggleTestPanel"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(m_journey->platform().requestCount(SandboxRoute::ServiceTest, "POST"_L1), quint64(1));
}

void MainJourney::aNewTitleDoesNotRedeploy()
{
    const History history(window(), u"journey-api"_s, person().status(u"journey-api"_s));
    person().openEditForm(u"journey-api"_s);
    hands().fill(u"serviceTitle"_s, u"By the API, renamed"_s);
    QCOMPARE(person().forecast(), u"No redeploy"_s);
    person().submit(u"Update (no redeploy)"_s);
    const Service platform = m_journey->colleague().service(u"journey-api"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(*platform.details->title, u"By the API, renamed"_s);
    QCOMPARE(platform.status, ServiceStatus(ServiceStatus::Available));
    // And it does not follow later: a whole list from after the update still says so.
    const QDateTime then = window().workspace()->services().state().updatedAt;
    hands().press(Qt::Key_F5);
    hands().waitUntil([&] { return window().workspace()->services().state().updatedAt > then; },
                      u"the list is refreshed"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(history.statuses, QStringList{u"AVAILABLE"_s});
    QCOMPARE(person().cell(u"journey-api"_s, ServiceTableModel::Column::Title), u"By the API, renamed"_s);
}

void MainJourney::anotherVersionRedeploys()
{
    const History history(window(), u"journey-api"_s, person().status(u"journey-api"_s));
    person().openEditForm(u"journey-api"_s);
    hands().fill(u"versionPicker"_s, u"1.2.0 #1003"_s);
    QCOMPARE(person().forecast(), u"Will redeploy"_s);
    person().submit(u"Update (will redeploy)"_s);
    hands().waitUntil([&] { return history.statuses.size() >= 3; }, u"it has deployed again"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(history.statuses, (QStringList{u"AVAILABLE"_s, u"DEPLOYING"_s, u"AVAILABLE"_s}));
    const Service platform = m_journey->colleague().service(u"journey-api"_s);
    VERIFY_ALL_DONE();
    QVERIFY(platform.details->image->versionId == VersionId{1003});
}

void MainJourney::aConflictIsMergedFieldByField()
{
    person().openEditForm(u"journey-web"_s);
    hands().fill(u"serviceTitle"_s, u"Mine"_s);
    hands().fill(u"serviceDescription"_s, u"Only I wrote this."_s);
    m_journey->colleague().rename(u"journey-web"_s, u"Theirs"_s);
    const quint64 patches = sent("PATCH"_L1);
    hands().click(u"submitButton"_s);
    auto *table = hands().find<QTableView>(u"mergeTable"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(sent("PATCH"_L1), patches);
    QCOMPARE(table->model()->rowCount(), 1);
    const int theirs = table->model()->columnCount() - 2;
    QCOMPARE(table->model()->index(0, theirs).data().toString(), u"Theirs"_s);
    hands().clickCell(table, table->model()->index(0, theirs));
    hands().click(u"submitButton"_s);
    hands().findWidget(u"serviceTitle"_s);
    person().submit(u"Update (no redeploy)"_s);
    const Service platform = m_journey->colleague().service(u"journey-web"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(*platform.details->title, u"Theirs"_s);
    QCOMPARE(*platform.details->description, u"Only I wrote this."_s);
    QCOMPARE(sent("PATCH"_L1), patches + 1);
}

void MainJourney::deleteService(const QString &name, const QString &backup)
{
    person().select(name);
    hands().press(Qt::Key_Delete);
    hands().faceWindow(u"deleteDialog"_s);
    hands().fill(u"deleteBackupPath"_s, m_journey->path(backup));
    hands().click(u"deleteConfirm"_s);
    hands().waitUntilGone(u"deleteDialog"_s);
    person().faceMain();
}

void MainJourney::aDeleteCanBeUndone()
{
    deleteService(u"journey-shiny"_s, u"undone.yaml"_s);
    hands().findWidget(u"undoBar"_s);
    hands().click(u"undoDelete"_s);
    VERIFY_ALL_DONE();
    QVERIFY(window().workspace()->deletions().pending().isEmpty());
    QVERIFY(QFile::exists(m_journey->path(u"undone.yaml"_s)));
    QVERIFY(m_journey->colleague().find(u"journey-shiny"_s));
    QCOMPARE(sent("DELETE"_L1), quint64(0));
    QCOMPARE(person().status(u"journey-shiny"_s), u"AVAILABLE"_s);
}

void MainJourney::aDeleteIsForGood()
{
    window().workspace()->deletions().setDelay(300ms);
    window().workspace()->services().setGoneInterval(300ms);
    deleteService(u"journey-shiny"_s, u"deleted.yaml"_s);
    hands().waitUntil([this] { return !m_journey->colleague().find(u"journey-shiny"_s); },
                      u"the platform no longer has it"_s);
    hands().waitUntil([this] { return !person().shownNames().contains(u"journey-shiny"_s); },
                      u"its row has left"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(sent("DELETE"_L1), quint64(1));
    QCOMPARE(person().shownNames().size(), 252);
    QCOMPARE(m_journey->filesWith(m_journey->platform().apiKey().reveal()), QStringList());
}

QTEST_MAIN(MainJourney)
#include "tst_main.moc"
