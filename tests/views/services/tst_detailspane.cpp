// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailspane.h"

#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"
#include "tests/views/common/viewtest.h"
#include "views/common/codeedit.h"
#include "views/common/maskedvalue.h"
#include "views/common/noticestrip.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The pane about one service, on a platform whose answers the test decides.
class TestDetailsPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void headerTellsAndCopiesTheId();
    void eachValueHasItsCopyButton();
    void whatIsNotReturnedIsSaidInItalics();
    void valuesOfVariablesAreMaskedOneByOne();
    void theYamlHoldsNoValues();
    void aRefreshKeepsWhatIsRevealed();
    void theTimelineTellsStatusWritesAndTests();
    void theTimelineRemembersWhatWasSeenBeforeSelecting();
    void usedWithNamesTheOthersAndLeadsThere();
    void aFailedDescribeKeepsTheLastGoodData();
    void aDeletedServiceKeepsItsData();
    void nothingIsClippedAt320();
    void serverTextIsShownLiterally();
    void everyControlHasAName();

private:
    template <typename T>
    T *part(const QString &name) const
    {
        return m_pane->findChild<T *>(name);
    }
    void open(const QList<Service> &services);
    void select(int number) { m_pane->setService(StubPlatform::listed(number).id); }
    void showTab(int index) { part<QTabWidget>(u"detailsTabs"_s)->setCurrentIndex(index); }
    QStringList rows(const QString &tree) const
    {
        QStringList texts;
        const auto *widget = part<QTreeWidget>(tree);
        for (int i = 0; i < widget->topLevelItemCount(); ++i) {
            texts << widget->topLevelItem(i)->text(0) + u'|' + widget->topLevelItem(i)->text(1);
            texts.last().remove(QChar(0x200b)); // places where a line may end
        }
        return texts;
    }
    bool hasText(const QString &name, const QString &text) const
    {
        const auto *label = part<QLabel>(name);
        return label && label->text().contains(text);
    }

    std::unique_ptr<StubPlatform> m_platform;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<DetailsPane> m_pane;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QAction> m_edit;
};

void TestDetailsPane::init()
{
    failOnUnexpectedWarnings();
    m_platform = std::make_unique<StubPlatform>();
    m_bench = std::make_unique<Workbench>(m_platform->url());
    m_pane = std::make_unique<DetailsPane>();
    m_menu = std::make_unique<QMenu>();
    m_edit = std::make_unique<QAction>(u"Edit"_s);
    m_edit->setObjectName(u"editService"_s);
    m_pane->setActions({m_edit.get()}, m_menu.get());
    m_pane->resize(380, 640);
}

void TestDetailsPane::cleanup()
{
    m_pane.reset();
    m_bench.reset();
    m_platform.reset();
}

void TestDetailsPane::open(const QList<Service> &services)
{
    m_platform->services = services;
    QVERIFY(m_bench->refresh());
    for (const Service &service : services) {
        QVERIFY(await(m_bench->services().describe(service.id)));
    }
    m_pane->setWorkspace(&m_bench->workspace());
    QVERIFY(showActive(m_pane.get()));
}

void TestDetailsPane::headerTellsAndCopiesTheId()
{
    const Service service = StubPlatform::described(1);
    open({service});
    select(1);
    QCOMPARE(part<QLabel>(u"detailsName"_s)->text(), service.name);
    QCOMPARE(part<QWidget>(u"detailsStatus"_s)->accessibleName(), u"Available"_s);
    QCOMPARE(part<QLabel>(u"detailsType"_s)->text(), u"API"_s);
    QVERIFY(part<QPushButton>(u"details-editService"_s)->isVisible());
    QCOMPARE(part<QToolButton>(u"details-more"_s)->menu(), m_menu.get());
    QTest::mouseClick(part<QToolButton>(u"detailsCopyId"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), service.id.value);
}

void TestDetailsPane::eachValueHasItsCopyButton()
{
    Service service = StubPlatform::described(1, u"A title"_s);
    service.details->healthCheckUrl = u"/a/very/long/path/that/has/to/be/broken/somewhere/health"_s;
    open({service});
    select(1);
    QTest::mouseClick(part<QToolButton>(u"copy-title"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"A title"_s);
    QTest::mouseClick(part<QToolButton>(u"copy-healthCheckURL"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), *service.details->healthCheckUrl);
}

void TestDetailsPane::whatIsNotReturnedIsSaidInItalics()
{
    Service service = StubPlatform::described(1);
    service.details->entrypoint.reset();
    service.details->parameters.reset();
    open({service});
    select(1);
    for (const QString &field : {u"entrypoint"_s, u"parameters.env"_s, u"parameters.secrets"_s}) {
        const auto *label = part<QLabel>(field);
        QVERIFY2(label, qPrintable(field));
        QCOMPARE(label->text(), u"Not returned by the API"_s);
        QVERIFY(label->font().italic());
        QVERIFY(!part<QToolButton>("copy-"_L1 + field));
    }
    QVERIFY(!part<QLabel>(u"title"_s)->font().italic());
}

void TestDetailsPane::valuesOfVariablesAreMaskedOneByOne()
{
    Service service = StubPlatform::described(1);
    service.details->parameters = Parameters{{{u"A"_s, u"sentinel-a"_s}, {u"B"_s, u"sentinel-b"_s}}, {}};
    open({service});
    select(1);
    auto *a = part<MaskedValue>(u"env-A"_s);
    auto *b = part<MaskedValue>(u"env-B"_s);
    QVERIFY(a && b && !a->isRevealed() && !b->isRevealed());
    QTest::mousePress(a->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(a->isRevealed());
    QVERIFY(!b->isRevealed());
    QTest::mouseRelease(a->findChild<QToolButton *>(), Qt::LeftButton);
    QTest::mouseClick(part<QToolButton>(u"copy-env-B"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sentinel-b"_s);
}

void TestDetailsPane::theYamlHoldsNoValues()
{
    Service service = StubPlatform::described(1);
    service.details->parameters = Parameters{{{u"A"_s, u"sentinel-a"_s}}, {u"S1"_s}};
    open({service});
    select(1);
    showTab(1);
    const QString yaml = part<CodeEdit>(u"detailsYaml"_s)->text();
    QVERIFY2(yaml.contains("A:"_L1) && yaml.contains("S1"_L1), qPrintable(yaml));
    QVERIFY(!yaml.contains("sentinel"_L1));
    QVERIFY(part<CodeEdit>(u"detailsYaml"_s)->isReadOnly());
    QVERIFY(part<QLabel>(u"detailsYamlNote"_s)->isVisible());
}

void TestDetailsPane::aRefreshKeepsWhatIsRevealed()
{
    Service service = StubPlatform::described(1);
    service.details->parameters = Parameters{{{u"A"_s, u"sentinel-a"_s}}, {}};
    open({service});
    select(1);
    const QPointer<MaskedValue> value = part<MaskedValue>(u"env-A"_s);
    QTest::mouseClick(value->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(value->isRevealed());
    m_platform->services.first().status = ServiceStatus::Deploying;
    QVERIFY(await(m_bench->services().describe(service.id)));
    QTRY_COMPARE(part<QWidget>(u"detailsStatus"_s)->accessibleName(), u"Deploying"_s);
    QVERIFY(value && value->isRevealed());
    m_platform->services.first().details->title = u"Another title"_s;
    QVERIFY(await(m_bench->services().describe(service.id)));
    QTRY_VERIFY(hasText(u"title"_s, u"Another title"_s));
}

void TestDetailsPane::theTimelineTellsStatusWritesAndTests()
{
    const Service service = StubPlatform::described(1);
    open({service});
    select(1);
    showTab(2);
    QTRY_COMPARE(rows(u"detailsTimeline"_s).size(), 1); // that there is nothing yet
    m_platform->services.first().status = ServiceStatus::Deploying;
    QVERIFY(await(m_bench->services().describe(service.id)));
    QTRY_VERIFY(rows(u"detailsTimeline"_s).first().contains(u"Available → Deploying"_s));
    m_platform->services.first().status = ServiceStatus::Available;
    ServiceDraft draft = ServiceDraft::fromService(service);
    draft.title = u"New"_s;
    QVERIFY(await(m_bench->writer().update(service, draft)));
    QTRY_VERIFY(rows(u"detailsTimeline"_s).join(u'\n').contains(u"Update: Done"_s));
    TestHistoryEntry test;
    test.profileId = m_bench->workspace().profile().id;
    test.serviceId = service.id;
    test.request.path = u"/predict"_s;
    test.result = TestResult();
    test.result->responseStatus = 418;
    test.result->roundTrip = 182ms;
    QVERIFY(await(m_bench->workspace().history().add(test)));
    QTRY_VERIFY2(rows(u"detailsTimeline"_s).join(u'\n').contains(u"Test GET /predict: 418, 182 ms"_s),
                 qPrintable(rows(u"detailsTimeline"_s).join(u'\n')));
    QCOMPARE(rows(u"detailsTimeline"_s).size(), 4);
}

void TestDetailsPane::theTimelineRemembersWhatWasSeenBeforeSelecting()
{
    const Service service = StubPlatform::described(1);
    open({service, StubPlatform::described(2)});
    select(2);
    m_platform->services.first().status = ServiceStatus::Deploying;
    QVERIFY(await(m_bench->services().describe(service.id)));
    select(1);
    QTRY_VERIFY(rows(u"detailsTimeline"_s).first().contains(u"Available → Deploying"_s));
}

void TestDetailsPane::usedWithNamesTheOthersAndLeadsThere()
{
    Service one = StubPlatform::described(1);
    Service two = StubPlatform::described(2);
    Service three = StubPlatform::described(3);
    one.details->image = ImageDetails{ImageId{7}, VersionId{70}};
    one.details->parameters = Parameters{{}, {u"S1"_s}};
    two.details->image = ImageDetails{ImageId{7}, VersionId{71}};
    two.details->parameters = Parameters{{}, {u"S1"_s}};
    three.details->image = ImageDetails{ImageId{8}, VersionId{80}};
    three.details->parameters.reset();
    open({one, two, three});
    select(1);
    showTab(3);
    const QStringList shared = rows(u"detailsUsedWith"_s);
    QCOMPARE(shared.size(), 1);
    QVERIFY2(shared.first().startsWith(two.name + u'|') && shared.first().contains("image"_L1) &&
                 shared.first().contains("S1"_L1),
             qPrintable(shared.first()));
    QSignalSpy requested(m_pane.get(), &DetailsPane::serviceRequested);
    auto *tree = part<QTreeWidget>(u"detailsUsedWith"_s);
    tree->setFocus();
    tree->setCurrentItem(tree->topLevelItem(0));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<ServiceId>(), two.id);
    select(3);
    QCOMPARE(rows(u"detailsUsedWith"_s).size(), 1);
    QVERIFY(rows(u"detailsUsedWith"_s).first().startsWith("None"_L1));
}

void TestDetailsPane::aFailedDescribeKeepsTheLastGoodData()
{
    open({StubPlatform::described(1, u"Good title"_s), StubPlatform::described(2)});
    select(1);
    QTRY_VERIFY(hasText(u"title"_s, u"Good title"_s));
    select(2);
    m_platform->intercept = [](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return request.isList() ? std::nullopt : std::optional(StubPlatform::error(403));
    };
    select(1);
    auto *notice = part<NoticeStrip>(u"detailsStaleness"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(QRegularExpression(u"^As of \\d\\d:\\d\\d\\."_s)),
             qPrintable(notice->text()));
    QVERIFY(hasText(u"title"_s, u"Good title"_s));
    m_platform->intercept = {};
    QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!notice->isVisible());
}

void TestDetailsPane::aDeletedServiceKeepsItsData()
{
    const Service service = StubPlatform::described(1, u"Good title"_s);
    open({service});
    select(1);
    m_platform->services.clear();
    QVERIFY(!await(m_bench->services().describe(service.id)));
    auto *notice = part<NoticeStrip>(u"detailsStaleness"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains("was deleted"_L1));
    QVERIFY(hasText(u"title"_s, u"Good title"_s));
}

void TestDetailsPane::nothingIsClippedAt320()
{
    Service service = StubPlatform::described(1, u"A-title-of-one-word-that-is-much-longer-than-the-pane"_s);
    service.details->parameters =
        Parameters{{{u"A_VARIABLE_WITH_A_VERY_LONG_NAME_INDEED_AS_THEY_ARE"_s, u"value"_s}},
                   {u"AVERYLONGNAMEOFASECRETWITHOUTANYPLACETOBREAK"_s}};
    service.updatedBy = u"somebody.with.a.very.long.address@a-company-with-a-long-name.example.com"_s;
    open({service});
    m_pane->resize(320, 400);
    select(1);
    QTRY_COMPARE(m_pane->width(), 320);
    QCoreApplication::processEvents();
    const QList<QWidget *> widgets = m_pane->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isShown =
            qobject_cast<const QLabel *>(widget) || qobject_cast<const QToolButton *>(widget);
        if (!isShown || !widget->isVisible() || widget->width() == 0) {
            continue;
        }
        const int right = widget->mapTo(m_pane.get(), QPoint(widget->width(), 0)).x();
        QVERIFY2(right <= m_pane->width(),
                 qPrintable(widget->objectName() + u": "_s + QString::number(right)));
    }
    const auto *overview = part<QScrollArea>(u"detailsOverview"_s);
    QVERIFY(overview->verticalScrollBar()->isVisible());
    QVERIFY2(overview->widget()->width() <= overview->viewport()->width(),
             qPrintable(QString::number(overview->widget()->width())));
    const auto *masked = part<MaskedValue>(u"env-A_VARIABLE_WITH_A_VERY_LONG_NAME_INDEED_AS_THEY_ARE"_s);
    QVERIFY(masked->width() >= masked->minimumSizeHint().width());
}

void TestDetailsPane::serverTextIsShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    Service service = StubPlatform::described(1, probe.text());
    service.name = probe.text();
    service.updatedBy = probe.text();
    service.details->parameters = Parameters{{{probe.text(), u"x"_s}}, {probe.text()}};
    open({service});
    select(1);
    for (int tab = 0; tab < 4; ++tab) {
        showTab(tab);
        QVERIFY(!RedProbe::isSeenIn(m_pane.get()));
    }
}

void TestDetailsPane::everyControlHasAName()
{
    Service service = StubPlatform::described(1);
    service.details->parameters = Parameters{{{u"A"_s, u"b"_s}}, {}};
    open({service});
    select(1);
    const QList<QToolButton *> buttons = m_pane->findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (button->isVisible()) {
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
        }
    }
    for (const char *name : {"detailsTimeline", "detailsUsedWith", "detailsOverview"}) {
        QVERIFY(!part<QWidget>(QString::fromLatin1(name))->accessibleName().isEmpty());
    }
}

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"
