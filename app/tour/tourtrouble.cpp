// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/colleague.h"
#include "app/tour/tour.h"
#include "views/common/profileband.h"
#include "views/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QScreen>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The steps round the main job: production, deleting, failures, and how it looks elsewhere.

namespace Belay {

namespace {

const QString production = u"acme-prod"_s;
const QString doomed = u"price-api"_s;

} // namespace

void Tour::connectTenant()
{
    step(u"connect"_s,
         u"Connecting to a tenant: the key was tried step by step, and the question is what the tenant is "
         u"for. The key "
         u"is never shown."_s,
         [this] {
             m_person.chooseFromMenuBar(u"Help"_s, u"First steps"_s);
             m_hands.findWidget(u"connect"_s);
             m_person.connectTenant(production, m_environment->sandbox().url(),
                                    m_environment->sandbox().apiKey());
         });
    step(u"production"_s,
         u"Production: the band over the whole window says so, and everything that writes is off until it is "
         u"unlocked."_s,
         [this] {
             m_person.openTenant(u"classProduction"_s);
             m_window->workspace()->poller().setIntervals(30s, 400ms);
             m_person.select(doomed);
             m_person.waitUntilListed();
             auto *band = m_window->findChild<ProfileBand *>();
             m_hands.check(band->text().contains("PRODUCTION"_L1) && band->text().contains("read-only"_L1),
                           u"the band says PRODUCTION and read-only"_s);
             for (const auto &button :
                  {u"newServiceButton"_s, u"editServiceButton"_s, u"deleteServiceButton"_s}) {
                 const QWidget *writing = m_hands.findWidget(button);
                 m_hands.check(writing != nullptr && !writing->isEnabled(), button + u" is off"_s);
             }
         });
    step(u"unlocked"_s, u"Unlocked for ten minutes; the band counts down and locks again by itself."_s,
         [this] {
             m_hands.click(u"bandAction"_s);
             auto *band = m_window->findChild<ProfileBand *>();
             m_hands.check(band->text().contains("unlocked"_L1), u"the band says that it is unlocked"_s);
             m_hands.check(m_hands.findWidget(u"editServiceButton"_s)->isEnabled(),
                           u"services can be edited"_s);
         });
}

void Tour::remove()
{
    step(u"delete"_s,
         u"Deleting in production takes the name of the service, typed. A backup is written first; Cancel is "
         u"the "
         u"default."_s,
         [this] {
             m_person.select(doomed);
             m_hands.press(Qt::Key_Delete);
             m_hands.faceWindow(u"deleteDialog"_s);
             m_hands.fill(u"deleteBackupPath"_s, m_place.filePath(u"price-api.yaml"_s));
             const auto *confirm = m_hands.find<QAbstractButton>(u"deleteConfirm"_s);
             m_hands.check(confirm != nullptr && !confirm->isEnabled(), u"Delete is off before the name"_s);
             m_hands.fill(u"deleteType"_s, doomed);
             m_hands.waitUntil([confirm] { return confirm->isEnabled(); }, u"Delete is on after the name"_s);
             m_hands.face(m_window);
         });
    step(u"delete-undo"_s, u"Nothing is sent for ten seconds: until then it can be undone."_s, [this] {
        m_hands.faceWindow(u"deleteDialog"_s);
        m_hands.click(u"deleteConfirm"_s);
        m_hands.waitUntilGone(u"deleteDialog"_s);
        m_person.faceMain();
        m_hands.findWidget(u"undoText"_s);
        m_hands.check(requests(SandboxRoute::Service, "DELETE"_L1) == 0, u"nothing was sent yet"_s);
        m_hands.check(QFile::exists(m_place.filePath(u"price-api.yaml"_s)), u"the backup is there"_s);
    });
    step(u"delete-undone"_s, u"Undone: the service is as it was, and nothing was sent."_s, [this] {
        m_hands.press(Qt::Key_Z, Qt::ControlModifier);
        m_hands.waitUntil([this] { return m_window->workspace()->deletions().pending().isEmpty(); },
                          u"the delete was taken back"_s);
        m_hands.check(m_person.status(doomed) == "AVAILABLE"_L1, u"it is still available"_s);
        m_hands.check(requests(SandboxRoute::Service, "DELETE"_L1) == 0, u"nothing was sent"_s);
    });
    step(u"deleted"_s, u"Deleted for good, after the countdown. Its row stays struck through for a moment."_s,
         [this] {
             m_window->workspace()->deletions().setDelay(500ms);
             m_person.select(doomed);
             m_hands.press(Qt::Key_Delete);
             m_hands.faceWindow(u"deleteDialog"_s);
             m_hands.click(u"deleteBackupWanted"_s);
             m_hands.fill(u"deleteType"_s, doomed);
             m_hands.click(u"deleteConfirm"_s);
             m_hands.waitUntilGone(u"deleteDialog"_s);
             m_person.faceMain();
             Colleague colleague(m_hands, m_environment->sandbox().url(), m_environment->sandbox().apiKey());
             m_hands.waitUntil([&] { return !colleague.find(doomed); }, u"the sandbox no longer has it"_s);
             m_hands.waitUntil(
                 [this] {
                     const ServiceRepository &services = m_window->workspace()->services();
                     for (qsizetype row = 0; row < services.count(); ++row) {
                         if (services.row(row).service.name == doomed && !services.row(row).isGone) {
                             return false;
                         }
                     }
                     return true;
                 },
                 u"its row says that it is gone"_s);
             m_hands.check(requests(SandboxRoute::Service, "DELETE"_L1) == 1, u"one DELETE was sent"_s);
         });
}

void Tour::activity()
{
    step(u"activity"_s,
         u"Activity: every write of this and earlier runs, how it ended, and what it changed."_s, [this] {
             m_hands.press(Qt::Key_3, Qt::ControlModifier);
             auto *table = m_hands.find<QAbstractItemView>(u"activityTable"_s);
             m_window->resizeDocks({m_window->findChild<QDockWidget *>(u"activityDock"_s)}, {340},
                                   Qt::Vertical);
             m_hands.waitUntil([table] { return table->model()->rowCount() >= 5; },
                               u"five writes are listed"_s);
             m_hands.clickCell(table, table->model()->index(1, 0));
         });
    m_person.chooseFromMenuBar(u"View"_s, u"Activity"_s);
}

void Tour::dark()
{
    if (m_hands.hasFailed()) {
        return;
    }
    QApplication::setPalette(darkPalette());
    step(u"dark-services"_s, u"The same window in dark colours, back on the sandbox."_s, [this] {
        m_person.openProfile(u"Sandbox"_s);
        m_window->workspace()->poller().setIntervals(30s, 400ms);
        m_person.select(u"churn-scores"_s);
        m_person.waitUntilListed();
    });
    step(u"dark-form"_s, u"The form in dark colours."_s, [this] {
        m_person.openEditForm(u"churn-scores"_s);
        m_hands.fill(u"versionPicker"_s, u"Latest ready (now 1.0.0 #1022)"_s);
        m_hands.fill(u"serviceTitle"_s, u"Churn scores, 90 days"_s);
    });
    step(u"dark-question"_s, u"Escape with changes asks before anything typed is lost."_s, [this] {
        m_hands.press(Qt::Key_Escape);
        QWidget *form = m_hands.window();
        m_hands.faceWindow(u"discardDraft"_s);
        m_hands.face(form);
    });
    m_hands.faceWindow(u"discardDraft"_s);
    m_hands.click(u"discard"_s);
    m_hands.waitUntilGone(u"serviceDialog"_s);
    m_person.faceMain();
    step(u"dark-test"_s, u"The test panel in dark colours."_s, [this] {
        m_person.select(u"echo-playground"_s);
        sendTest();
    });
    m_person.chooseFromMenuBar(u"View"_s, u"toggleTestPanel"_s);
    QApplication::setPalette(lightPalette());
}

void Tour::failures()
{
    SandboxServer &sandbox = m_environment->sandbox();
    const auto setFaults = [&](const QString &spec) {
        const std::optional<QString> problem = sandbox.setFaults(spec);
        m_hands.check(!problem, u"the faults are understood"_s);
    };
    const auto recover = [&] {
        setFaults({});
        m_hands.waitUntil([this] { return !m_window->workspace()->services().state().isLoading; },
                          u"the refresh ends"_s);
        m_hands.press(Qt::Key_F5);
        m_hands.waitUntil([this] { return m_person.messages().isEmpty(); },
                          u"messages go when their cause is over"_s);
    };
    step(u"failure-429"_s,
         u"Too many requests: the status bar counts down what the platform asked for. No box, no loss."_s,
         [&] {
             setFaults(u"429:1"_s);
             m_hands.press(Qt::Key_F5);
             m_hands.waitUntil([this] { return m_person.textOf(u"nextPoll"_s).contains("asked to wait"_L1); },
                               u"the status bar says that the platform asked to wait"_s);
         });
    recover();
    step(
        u"failure-503"_s,
        u"The platform fails: the list stays, and says that it is older. Details and Retry are in the message."_s,
        [&] {
            setFaults(u"503:1"_s);
            m_hands.press(Qt::Key_F5);
            m_hands.waitUntil(
                [this] {
                    const QString said = m_person.messages();
                    return said.contains("could not be refreshed"_L1) &&
                           said.contains("not available at the moment"_L1);
                },
                u"a message says that the platform failed and the list is older"_s);
            m_hands.check(!m_person.shownNames().isEmpty(), u"the list is still there"_s);
        });
    recover();
    step(u"failure-403"_s,
         u"A change was forbidden: the form says so and still holds everything that was typed."_s, [&] {
             setFaults(u"403@PATCH:1"_s);
             m_person.openEditForm(u"stock-planner"_s);
             m_hands.fill(u"serviceTitle"_s, u"Stock planner (north)"_s);
             m_hands.click(u"submitButton"_s);
             m_hands.waitUntil([this] { return m_person.messages().contains("was not updated"_L1); },
                               u"the form says that nothing was updated"_s);
             const auto *title = m_hands.find<QLineEdit>(u"serviceTitle"_s);
             m_hands.check(title != nullptr && title->text() == "Stock planner (north)"_L1,
                           u"what was typed is there"_s);
         });
    m_hands.press(Qt::Key_Escape);
    m_hands.faceWindow(u"discardDraft"_s);
    m_hands.click(u"discard"_s);
    m_hands.waitUntilGone(u"serviceDialog"_s);
    m_person.faceMain();
    setFaults({});
    const int port = sandbox.url().port();
    step(u"failure-offline"_s, u"Offline: the last list stays, with its age."_s, [&] {
        sandbox.stop();
        m_hands.press(Qt::Key_F5);
        m_hands.waitUntil([this] { return m_person.textOf(u"online"_s) == "Offline"_L1; },
                          u"the status bar says Offline"_s);
        m_hands.check(!m_person.shownNames().isEmpty(), u"the list is still there"_s);
    });
    step(u"failure-401"_s,
         u"The key is no longer accepted: polling stops, and the message leads to the profile."_s, [&] {
             SandboxOptions options;
             options.port = quint16(port);
             options.dataDir = m_environment->directories().data + u"/sandbox"_s;
             const std::optional<QString> problem = sandbox.start(options);
             m_hands.check(!problem, u"the sandbox is back, with another key"_s);
             m_hands.press(Qt::Key_F5);
             m_hands.waitUntil([this] { return m_person.textOf(u"online"_s) == "Key refused"_L1; },
                               u"the status bar says that the key was refused"_s);
             m_hands.check(!m_window->workspace()->poller().isRunning(), u"polling has stopped"_s);
         });
}

void Tour::largeScale()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto large = std::find_if(screens.cbegin(), screens.cend(),
                                    [](const QScreen *screen) { return screen->devicePixelRatio() > 1; });
    if (large == screens.cend() || m_hands.hasFailed()) {
        return;
    }
    MainWindow *window = m_application.openWindow();
    window->setScreen(*large);
    window->move((*large)->geometry().topLeft() + QPoint(40, 40));
    window->show();
    m_hands.settle();
    if (window->devicePixelRatioF() <= 1) {
        window->close(); // from Qt 6.8 on, windows without a display all have the scale of the first screen
        return;
    }
    m_window = window;
    step(u"2x-services"_s,
         u"A screen with two pixels to the point: everything is drawn for it, nothing enlarged."_s, [this] {
             m_person.moveTo(*m_window);
             m_person.openProfile(u"Sandbox"_s);
             m_person.select(u"demand-api"_s);
             m_person.waitUntilListed();
         });
    step(u"2x-form"_s, u"The form at that scale."_s, [this] {
        m_person.openEditForm(u"demand-api"_s);
        m_hands.fill(u"versionPicker"_s, u"2.4.0 #1012"_s);
        m_hands.check(m_hands.window()->devicePixelRatioF() > 1, u"the form is on the large screen"_s);
    });
    m_hands.press(Qt::Key_Escape);
    m_hands.faceWindow(u"discardDraft"_s);
    m_hands.click(u"discard"_s);
    m_hands.waitUntilGone(u"serviceDialog"_s);
    m_person.faceMain();
    step(u"2x-test"_s, u"The test panel at that scale."_s, [this] {
        m_person.select(u"echo-playground"_s);
        sendTest();
    });
}

} // namespace Belay
