// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/threewaymerge.h"
#include "tests/views/mainwindow/windowfixture.h"
#include "views/common/codeedit.h"
#include "views/common/messagearea.h"
#include "views/services/mergeview.h"

#include <QDialog>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolTip>

using namespace Belay;
using namespace Qt::StringLiterals;

//! B07: every text that a server sends is markup that would paint a red square out of a local file. Nothing red is
//! seen in any window, nor in any tooltip.
class TestRedProbe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_fixture.reset(); }

    void theListAndItsSurroundings();
    void theDetails();
    void namesAreShownAsTheyAre();
    void theForm();
    void theMerge();
    void aRefusedWriteAndItsEntryInTheActivity();
    void theDeleteDialog();
    void theTestPanel();
    void thePalette();
    void aListThatIsRefused();

private:
    using Answer = StubPlatform::Answer;

    //! Every text field of it is the probe.
    Service service(int number) const;
    std::optional<Answer> answer(const StubPlatform::Request &request) const;
    Answer refusal(int status) const;
    MainWindow &window() { return m_fixture->window(); }
    void trigger(const QString &action) { child<QAction>(window(), action)->trigger(); }
    //! Looks at all windows, and at the tooltips of all that they show.
    void look();
    void lookAtToolTip(QWidget *widget, const QPoint &position);
    void lookAtTabs(QTabWidget *tabs);
    QWidget *openForm();

    std::unique_ptr<RedProbe> m_probe;
    std::unique_ptr<WindowFixture> m_fixture;
    int m_toolTips = 0; //!< seen so far
};

void TestRedProbe::initTestCase()
{
    m_probe = std::make_unique<RedProbe>();
    QVERIFY(m_probe->isReady());
    // The probe is red where it is taken for markup: or this test could not fail.
    QLabel label;
    label.setText(m_probe->text());
    QVERIFY(RedProbe::isSeenIn(&label));
}

void TestRedProbe::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->profile.name = m_probe->text();
    m_fixture->views.save({m_probe->text(), u"name:img"_s});
    m_fixture->platform.services = {service(1), service(2), service(3)};
    m_fixture->platform.services[1].status = ServiceStatus::fromText(m_probe->text());
    m_fixture->platform.services[2].type = ServiceType::fromText(m_probe->text());
    m_fixture->platform.intercept = [this](const auto &request) { return answer(request); };
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    m_fixture->table().selectRow(0);
}

Service TestRedProbe::service(int number) const
{
    const QString text = m_probe->text();
    Service service = StubPlatform::described(number, text);
    service.id = ServiceId{u"<u>%1"_s.arg(number)};
    service.name = QString::number(number) + text;
    service.createdBy = text;
    service.updatedBy = text;
    service.tags = {text, u"<i>tag</i>"_s};
    service.details->description = text;
    service.details->parameters = Parameters{{{text, text}, {u"LEVEL"_s, text}}, {text}};
    service.details->entrypoint = text;
    service.details->healthCheckUrl = text;
    return service;
}

StubPlatform::Answer TestRedProbe::refusal(int status) const
{
    const QJsonObject body{
        {u"detail"_s, m_probe->text()}, {u"title"_s, m_probe->text()}, {u"code"_s, m_probe->text()}};
    return {status, QJsonDocument(body).toJson()};
}

std::optional<StubPlatform::Answer> TestRedProbe::answer(const StubPlatform::Request &request) const
{
    const QString text = m_probe->text();
    const auto json = [](const QJsonObject &object) { return Answer{200, QJsonDocument(object).toJson()}; };
    const QJsonObject version{
        {u"id"_s, 1001}, {u"version"_s, text}, {u"status"_s, text}, {u"lastBuildStatus"_s, text}};
    if (request.path.endsWith("/versions"_L1)) {
        return json({{u"versions"_s, QJsonArray{version}}, {u"pageCount"_s, 1}});
    }
    if (request.path.contains("image-management"_L1)) {
        const QJsonObject image{
            {u"id"_s, 101}, {u"name"_s, text}, {u"type"_s, u"api"_s}, {u"latestVersion"_s, version}};
        return json({{u"images"_s, QJsonArray{image}}, {u"pageCount"_s, 1}});
    }
    if (request.path.contains("tenant-instance-options"_L1)) {
        return json({{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, 1}, {u"name"_s, text}}}}});
    }
    if (request.path.endsWith("/test"_L1)) {
        return json({{u"responseStatus"_s, 500},
                     {u"responseBody"_s, text},
                     {u"responseSize"_s, text},
                     {u"reqStartTime"_s, u"2025-01-02T03:04:05Z"_s}});
    }
    return std::nullopt;
}

void TestRedProbe::lookAtToolTip(QWidget *widget, const QPoint &position)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, position, widget->mapToGlobal(position));
    QApplication::sendEvent(widget, &event);
    if (QWidget *toolTip = RedProbe::toolTip()) {
        ++m_toolTips;
        QVERIFY2(!RedProbe::isSeenIn(toolTip), qPrintable(widget->objectName()));
    }
}

void TestRedProbe::look()
{
    QTest::qWait(0);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *shown : windows) {
        if (!shown->isVisible() || shown->inherits("QTipLabel")) {
            continue;
        }
        QVERIFY2(!RedProbe::isSeenIn(shown), qPrintable(shown->objectName()));
        const QList<QWidget *> widgets = shown->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            if (!widget->isVisible()) {
                continue;
            }
            auto *view = qobject_cast<QAbstractItemView *>(widget);
            if (view == nullptr || view->model() == nullptr) {
                lookAtToolTip(widget, widget->rect().center());
                continue;
            }
            for (int row = 0; row < qMin(view->model()->rowCount(view->rootIndex()), 6); ++row) {
                for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
                    const QRect cell = view->visualRect(view->model()->index(row, column, view->rootIndex()));
                    if (view->viewport()->rect().contains(cell.center())) {
                        lookAtToolTip(view->viewport(), cell.center());
                    }
                }
            }
        }
    }
    QToolTip::hideText();
}

void TestRedProbe::lookAtTabs(QTabWidget *tabs)
{
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        look();
    }
}

void TestRedProbe::theListAndItsSurroundings()
{
    QTRY_COMPARE(m_fixture->table().model()->rowCount(), 3);
    QVERIFY(m_fixture->table().model()->index(0, 0).isValid());
    m_toolTips = 0;
    look();
    QVERIFY(m_toolTips > 5);
    m_fixture->filterLine().setText(m_probe->text());
    look();
    // The profile menu and the menus of the window.
    const QList<QMenu *> menus = window().findChildren<QMenu *>();
    QVERIFY(menus.size() > 5);
    for (QMenu *menu : menus) {
        QVERIFY2(!RedProbe::isSeenIn(menu), qPrintable(menu->title()));
    }
}

void TestRedProbe::theDetails()
{
    auto *name = child<QLabel>(window(), u"detailsName"_s);
    QTRY_VERIFY(name->text().contains("<img"_L1));
    auto *tabs = child<QTabWidget>(window(), u"detailsTabs"_s);
    QTRY_VERIFY(window().findChild<QWidget *>(u"env-LEVEL"_s));
    QVERIFY(tabs->count() >= 3);
    lookAtTabs(tabs);
}

QWidget *TestRedProbe::openForm()
{
    trigger(u"editService"_s);
    QWidget *dialog = nullptr;
    const bool isShown = QTest::qWaitFor([&] {
        dialog = window().findChild<QWidget *>(u"serviceDialog"_s);
        const auto *title = dialog ? dialog->findChild<QLineEdit *>(u"serviceTitle"_s) : nullptr;
        return title && title->isVisible() && title->text() == m_probe->text();
    });
    return isShown ? dialog : nullptr;
}

void TestRedProbe::namesAreShownAsTheyAre()
{
    // B08: neither mnemonics nor place markers are read in names.
    const QString odd = u"R&D %2 %1\tb"_s;
    m_fixture->platform.intercept = [this,
                                     odd](const StubPlatform::Request &request) -> std::optional<Answer> {
        if (request.path.contains("image-management"_L1) && !request.path.endsWith("/versions"_L1)) {
            const QJsonObject image{{u"id"_s, 101}, {u"name"_s, odd}, {u"type"_s, u"api"_s}};
            return Answer{
                200,
                QJsonDocument(QJsonObject{{u"images"_s, QJsonArray{image}}, {u"pageCount"_s, 1}}).toJson()};
        }
        return std::nullopt;
    };
    Service &service = m_fixture->platform.services[0];
    service.name = odd;
    service.updatedBy = odd;
    service.details->title = odd;
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    window().showService(odd);
    const auto isSaid = [this](const QString &text) {
        const QList<QLabel *> labels = window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->textFormat() == Qt::PlainText &&
                   label->text().remove(QChar(0x200b)).contains(text);
        });
    };
    QTRY_VERIFY(isSaid(odd));
    QTRY_VERIFY(isSaid(odd + u" (101)"_s));
    // A label with a buddy would read the & as a mnemonic, plain or not.
    const QList<QLabel *> labels = window().findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QVERIFY2(label->buddy() == nullptr || !label->text().contains("R&D"_L1), qPrintable(label->text()));
    }
    trigger(u"deleteService"_s);
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window().findChild<QDialog *>(u"deleteDialog"_s)));
    QVERIFY(child<QLabel>(*dialog, u"deleteTitle"_s)->text().contains(odd));
}

void TestRedProbe::theForm()
{
    QWidget *dialog = openForm();
    QVERIFY(dialog);
    child<QLineEdit>(*dialog, u"serviceTitle"_s)->setText(u"2"_s + m_probe->text());
    look();
    lookAtTabs(child<QTabWidget>(*dialog, u"reviewTabs"_s));
}

void TestRedProbe::theMerge()
{
    const ServiceDraft base = ServiceDraft::fromService(service(1));
    ServiceDraft theirs = base;
    ServiceDraft mine = base;
    theirs.title = u"theirs"_s + m_probe->text();
    mine.title = u"mine"_s + m_probe->text();
    theirs.parameters->env[u"LEVEL"_s] = u"theirs"_s + m_probe->text();
    mine.parameters->env[u"LEVEL"_s] = u"mine"_s + m_probe->text();
    theirs.tags = QStringList{m_probe->text()};
    MergeView view(window().workspace()->catalogue());
    view.resize(900, 500);
    view.setMerge(merge(base, theirs, mine), m_probe->text());
    QVERIFY(showActive(&view));
    QVERIFY(child<QTableView>(view, u"mergeTable"_s)->model()->rowCount() >= 2);
    look();
}

void TestRedProbe::aRefusedWriteAndItsEntryInTheActivity()
{
    // What else is wrong with it would be refused before it is sent.
    ServiceDetails &details = *m_fixture->platform.services[0].details;
    details.parameters = Parameters{{{u"LEVEL"_s, m_probe->text()}}, {u"TOKEN"_s}};
    details.healthCheckUrl = u"/health"_s;
    QWidget *dialog = openForm();
    QVERIFY(dialog);
    m_fixture->platform.intercept = [this](const StubPlatform::Request &request) {
        return request.method == "PATCH" ? std::optional(refusal(400)) : answer(request);
    };
    child<QLineEdit>(*dialog, u"serviceTitle"_s)->setText(u"2"_s + m_probe->text());
    QTRY_VERIFY(child<QPushButton>(*dialog, u"submitButton"_s)->isEnabled());
    QTest::mouseClick(child<QPushButton>(*dialog, u"submitButton"_s), Qt::LeftButton);
    auto *messages = child<MessageArea>(*dialog, u"serviceMessages"_s);
    QTRY_VERIFY(messages->isVisible() && m_fixture->platform.count("PATCH") == 1);
    QTRY_VERIFY(child<QPushButton>(*dialog, u"submitButton"_s)->isVisible());
    look();
    trigger(u"toggleActivity"_s);
    auto *table = child<QTableView>(window(), u"activityTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->selectRow(0);
    QTRY_VERIFY(child<QLabel>(window(), u"activityTitle"_s)->text().contains("<img"_L1));
    look();
}

void TestRedProbe::theDeleteDialog()
{
    for (const int rows : {1, 3}) {
        m_fixture->table().clearSelection();
        m_fixture->table().selectRow(0);
        if (rows == 3) {
            m_fixture->table().selectAll();
        }
        trigger(u"deleteService"_s);
        QPointer<QDialog> dialog;
        QTRY_VERIFY((dialog = window().findChild<QDialog *>(u"deleteDialog"_s)) && dialog->isVisible());
        QTRY_VERIFY(child<QLabel>(*dialog, u"deleteTitle"_s)->isVisible());
        look();
        dialog->reject();
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        delete dialog;
    }
}

void TestRedProbe::theTestPanel()
{
    trigger(u"testService"_s);
    auto *send = child<QPushButton>(window(), u"testSend"_s);
    QTRY_VERIFY(send->isVisible() && send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY(child<CodeEdit>(window(), u"responseRaw"_s)->text().contains("<img"_L1));
    lookAtTabs(child<QTabWidget>(window(), u"responseTabs"_s));
    m_fixture->platform.intercept = [this](const StubPlatform::Request &request) {
        return request.path.endsWith("/test"_L1) ? std::optional(refusal(422)) : answer(request);
    };
    QTRY_VERIFY(send->isVisible() && send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY(!child<MessageArea>(window(), u"responseMessages"_s)->findChildren<QLabel *>().isEmpty());
    look();
}

void TestRedProbe::thePalette()
{
    m_fixture->table().setFocus();
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    m_fixture->type(u"img"_s);
    auto *list = child<QListView>(window(), u"paletteList"_s);
    QTRY_VERIFY2(list->model()->rowCount() >= 3, qPrintable(QString::number(list->model()->rowCount())));
    look();
}

void TestRedProbe::aListThatIsRefused()
{
    m_fixture->platform.intercept = [this](const StubPlatform::Request &request) {
        return request.isList() ? std::optional(refusal(403)) : answer(request);
    };
    trigger(u"refresh"_s);
    const ServiceRepository &services = window().workspace()->services();
    QTRY_VERIFY(services.state().error && !services.state().isLoading);
    QVERIFY(services.state().error->serverMessage.contains("<img"_L1));
    look();
    // Without rows, the page tells of it.
    QVERIFY(m_fixture->show());
    window().openProfile(m_fixture->profile, Secret("a-key-for-tests"));
    QTRY_VERIFY(window().workspace()->services().state().error);
    look();
}

QTEST_MAIN(TestRedProbe)
#include "tst_redprobe.moc"
