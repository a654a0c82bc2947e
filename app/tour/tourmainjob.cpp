// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/colleague.h"
#include "app/tour/tour.h"
#include "views/common/codeedit.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QAbstractItemModel>
#include <QDockWidget>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The steps of the main job: see, filter, create, test, change.

namespace Belay {

namespace {

const QString newName = u"price-api"_s;
const QString available = u"AVAILABLE"_s;
const QString deploying = u"DEPLOYING"_s;

} // namespace

void Tour::firstRun()
{
    step(u"first-run"_s,
         u"The first start: connect to a tenant, or explore the sandbox without an account."_s,
         [this] { m_hands.findWidget(u"exploreSandbox"_s); });
    step(u"services"_s,
         u"The sandbox: every service with its status, type, image and instance. The selected one has its "
         u"details "
         u"at the right."_s,
         [this] {
             m_person.exploreSandbox();
             m_window->workspace()->poller().setIntervals(30s, 400ms);
             m_hands.check(m_person.shownNames().size() == 14, u"14 services are listed"_s);
             m_person.select(u"demand-api"_s);
             m_hands.waitUntil([this] { return m_person.textOf(u"detailsName"_s) == "demand-api"_L1; },
                               u"the details are those of demand-api"_s);
             m_person.waitUntilListed();
             m_hands.check(m_person.cell(u"demand-api"_s, ServiceTableModel::Column::Image)
                               .contains("demand-predictor"_L1),
                           u"images are shown by name"_s);
         });
}

void Tour::filter()
{
    m_hands.withMenu(m_hands.findWidget(u"statusFilter"_s), [this](QMenu *menu) {
        step(u"filter-menu"_s,
             u"The status filter lists all six statuses with how many services have each; two kinds of "
             u"failure are ticked, and three services are left."_s,
             [this, menu] {
                 m_hands.check(menu->actions().size() >= 8, u"all statuses are offered"_s);
                 m_hands.choose(menu, u"choice:CREATE_FAILED"_s);
                 m_hands.choose(menu, u"choice:DELETE_FAILED"_s);
                 m_hands.check(m_person.shownNames().size() == 3, u"three services have failed"_s);
             });
    });
    step(u"filter-chips"_s,
         u"Status, type and words together. Each condition is a chip with its own ✕, and all of it is text "
         u"in the "
         u"filter line."_s,
         [this] {
             m_person.tick(u"typeFilter"_s, {u"api"_s});
             m_hands.press(Qt::Key_F, Qt::ControlModifier);
             m_hands.press(Qt::Key_End);
             m_hands.type(u" basket"_s);
             m_hands.check(m_person.shownNames() == QStringList{u"basket-ranker"_s},
                           u"only basket-ranker is left"_s);
             m_hands.findWidget(u"removeChip2"_s);
         });
    step(u"filter-no-match"_s,
         u"Nothing matches: the page says which conditions are active and takes them away."_s, [this] {
             m_person.setFilter(u"zebra type:shiny"_s);
             m_hands.findWidget(u"stateAction"_s);
             m_hands.check(m_person.shownNames().isEmpty(), u"nothing matches"_s);
         });
    m_hands.click(u"stateAction"_s);
    m_hands.check(m_hands.hasFailed() || m_person.shownNames().size() == 14, u"all 14 are back"_s);
}

void Tour::create()
{
    step(u"create-review"_s,
         u"A new API service. The review beside the form says what will happen, lists every field, and has "
         u"the YAML, "
         u"the request and the command line. Values of variables are masked."_s,
         [this] {
             m_person.openNewForm();
             m_person.fillForm({newName,
                                u"Price elasticity"_s,
                                u"API"_s,
                                u"echo (101)"_s,
                                u"1.1.0 #1002"_s,
                                {{u"LOG_LEVEL"_s, u"debug"_s}}});
             m_hands.waitUntil([this] { return m_person.textOf(u"submitButton"_s) == "Create & deploy"_L1; },
                               u"the primary button says Create & deploy"_s);
             m_hands.check(m_person.forecast() == "Creates and deploys"_L1,
                           u"the review says what it does"_s);
         });
    step(u"creating"_s,
         u"Sent once: the new service is selected in its place in the list, and being created."_s, [this] {
             m_person.submit(u"Create & deploy"_s);
             m_hands.waitUntil([this] { return m_person.shownNames().contains(newName); },
                               u"the new service is listed"_s);
             const QString status = m_person.status(newName);
             m_hands.check(status == "CREATING"_L1 || status == deploying, u"it is being created"_s);
             m_hands.check(requests(SandboxRoute::Services, "POST"_L1) == 1, u"one POST was sent"_s);
         });
    step(u"available"_s, u"It is available; the message says how long that took."_s, [this] {
        m_person.waitForStatus(newName, available);
        m_hands.waitUntil([this] { return m_person.messages().contains(newName + u" is available"_s); },
                          u"a message says that it is available"_s);
    });
}

void Tour::sendTest()
{
    m_hands.click(u"testServiceButton"_s);
    m_hands.findWidget(u"testPath"_s);
    auto *dock = m_window->findChild<QDockWidget *>(u"testDock"_s);
    m_window->resizeDocks({dock}, {430}, Qt::Vertical);
    m_hands.settle();
    m_hands.click(u"testMethodpost"_s);
    m_hands.fill(u"testPath"_s, u"/predict"_s);
    m_hands.fill(u"testPayload"_s, u"{\"product\": \"B-17\", \"price\": 12.5}"_s);
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    auto *pretty = m_hands.find<CodeEdit>(u"responsePretty"_s);
    m_hands.waitUntil([pretty] { return pretty->text().contains("B-17"_L1); },
                      u"the answer holds what was sent"_s);
}

void Tour::test()
{
    step(u"test"_s,
         u"A test call to the new service: method, path and payload above; the answer laid out, with its "
         u"status, the "
         u"platform's time and the round trip. Every call is kept in the history."_s,
         [this] {
             m_person.select(newName);
             sendTest();
             m_hands.check(requests(SandboxRoute::ServiceTest, "POST"_L1) == 1, u"one test call was sent"_s);
         });
    if (auto *dock = m_window->findChild<QDockWidget *>(u"testDock"_s); dock->isVisible()) {
        m_person.chooseFromMenuBar(u"View"_s, u"toggleTestPanel"_s);
    }
}

void Tour::edit()
{
    step(u"edit-no-redeploy"_s, u"A new title alone: the review says that this does not redeploy."_s, [this] {
        m_person.openEditForm(newName);
        m_hands.fill(u"serviceTitle"_s, u"Price elasticity by region"_s);
        m_hands.check(m_person.forecast().contains("No redeploy"_L1), u"no redeploy is forecast"_s);
    });
    step(u"title-changed"_s, u"The title has changed, and the service stayed available."_s, [this] {
        m_person.submit(u"Update (no redeploy)"_s);
        m_hands.waitUntil(
            [this] {
                return m_person.cell(newName, ServiceTableModel::Column::Title) ==
                       "Price elasticity by region"_L1;
            },
            u"the list has the new title"_s);
        m_hands.check(m_person.status(newName) == available, u"it stayed available"_s);
    });
    step(u"edit-redeploy"_s, u"Another image version: the review says that this redeploys, and why."_s,
         [this] {
             m_person.openEditForm(newName);
             auto *version = m_hands.findWidget(u"versionPicker"_s);
             m_hands.fill(version, u"1.2.0 #1003"_s);
             m_hands.check(m_person.forecast().contains("Will redeploy"_L1), u"a redeploy is forecast"_s);
         });
    step(u"redeploying"_s, u"As forecast: it deploys again."_s, [this] {
        m_person.submit(u"Update (will redeploy)"_s);
        m_person.waitForStatus(newName, deploying);
    });
    m_person.waitForStatus(newName, available);
}

void Tour::conflict()
{
    Colleague colleague(m_hands, m_environment->sandbox().url(), m_environment->sandbox().apiKey());
    step(u"conflict"_s,
         u"Somebody else changed the title while it was being edited. Nothing was sent: for each field that "
         u"both "
         u"changed, one value is picked."_s,
         [&] {
             m_person.openEditForm(newName);
             m_hands.fill(u"serviceTitle"_s, u"Price elasticity, weekly"_s);
             m_hands.fill(u"serviceDescription"_s, u"How demand answers to a price."_s);
             colleague.rename(newName, u"Pricing (renamed by a colleague)"_s);
             m_hands.click(u"submitButton"_s);
             auto *table = m_hands.find<QTableView>(u"mergeTable"_s);
             m_hands.check(table != nullptr && table->model()->rowCount() == 1,
                           u"one field is in conflict"_s);
             m_hands.check(requests(SandboxRoute::Service, "PATCH"_L1) == 3, u"the update was not sent"_s);
         });
    step(u"conflict-resolved"_s,
         u"Mine was picked: the form builds on what the platform has, and waits for a last look."_s, [&] {
             auto *table = m_hands.find<QTableView>(u"mergeTable"_s);
             m_hands.clickCell(table, table->model()->index(0, table->model()->columnCount() - 1));
             m_hands.check(m_person.textOf(u"submitButton"_s) == "Continue with these"_L1,
                           u"the primary button says Continue with these"_s);
             m_hands.click(u"submitButton"_s);
             m_hands.findWidget(u"serviceTitle"_s);
             m_hands.check(m_person.messages().contains("build on what the platform has"_L1),
                           u"the form says what it builds on"_s);
         });
    m_person.submit(u"Update (no redeploy)"_s);
    if (!m_hands.hasFailed()) {
        const Service now = colleague.service(newName);
        m_hands.check(now.details && now.details->title == u"Price elasticity, weekly"_s,
                      u"the sandbox has the title that was picked"_s);
    }
}

} // namespace Belay
