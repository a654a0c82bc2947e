// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/tour.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QAbstractItemView>
#include <QLabel>

using namespace Qt::StringLiterals;

// The steps through what is round the list: saved views, the palette, ticks, drafts, preferences.

namespace Belay {

void Tour::savedView()
{
    step(u"saved-view"_s,
         u"A filter kept under a name: in the sidebar, with how many services pass it now."_s, [this] {
             m_person.setFilter(u"is:failed"_s);
             m_hands.click(u"saveViewButton"_s);
             m_hands.faceWindow(u"viewNameDialog"_s);
             m_hands.fill(u"viewName"_s, u"Needs a look"_s);
             m_hands.click(u"acceptViewName"_s);
             m_hands.waitUntilGone(u"viewNameDialog"_s);
             m_person.faceMain();
             auto *sidebar = m_hands.find<QAbstractItemView>(u"sidebar"_s);
             m_hands.check(sidebar != nullptr && sidebar->model()->rowCount() == 3,
                           u"the sidebar has three entries"_s);
             m_hands.check(m_person.shownNames().size() == 3, u"three services have failed"_s);
         });
    m_person.setFilter(QString());
}

void Tour::palette()
{
    step(u"palette"_s,
         u"The palette finds actions, services, views and profiles by a few letters. What cannot be done "
         u"now says why."_s,
         [this] {
             m_hands.press(Qt::Key_K, Qt::ControlModifier);
             m_hands.findWidget(u"paletteLine"_s);
             m_hands.type(u"de"_s);
             auto *found = m_hands.find<QAbstractItemView>(u"paletteList"_s);
             m_hands.check(found != nullptr && found->model()->rowCount() > 3, u"several things match"_s);
         });
    m_hands.press(Qt::Key_Escape);
}

void Tour::ticks()
{
    step(u"ticked"_s,
         u"Two services are ticked, and protected on this computer: a shield beside the name, and deleting "
         u"one takes its typed name whatever the profile."_s,
         [this] {
             for (const QString &name : {u"credit-legacy"_s, u"demand-api"_s}) {
                 m_person.select(name);
                 m_hands.press(Qt::Key_Space);
             }
             m_hands.check(m_window->servicesPage().table().tickedCount() == 2, u"two are ticked"_s);
             m_hands.check(m_person.textOf(u"selectedCount"_s) == "2 ticked"_L1, u"the status bar says so"_s);
             m_person.chooseFromMenuBar(u"Service"_s, u"protectService"_s);
             m_hands.waitUntil(
                 [this] {
                     return m_window->workspace()->protection().contains(
                         m_window->servicesPage().table().targetServices().constFirst().id);
                 },
                 u"they are protected"_s);
         });
    m_hands.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    m_hands.check(m_hands.hasFailed() || m_window->servicesPage().table().tickedCount() == 0,
                  u"none is ticked any more"_s);
}

void Tour::draft()
{
    step(u"draft-question"_s,
         u"A form is closed with changes: they can be kept as a draft, which holds no secret value."_s,
         [this] {
             m_person.openEditForm(u"stock-planner"_s);
             m_hands.fill(u"serviceTitle"_s, u"Stock planner, autumn"_s);
             m_hands.press(Qt::Key_Escape);
             QWidget *form = m_hands.window();
             m_hands.faceWindow(u"discardDraft"_s);
             m_hands.findWidget(u"save"_s);
             m_hands.face(form);
         });
    m_hands.faceWindow(u"discardDraft"_s);
    m_hands.click(u"save"_s);
    m_hands.waitUntilGone(u"serviceDialog"_s);
    m_person.faceMain();
}

void Tour::preferences()
{
    step(u"preferences"_s, u"The preferences: every key can be changed, and a taken one is refused."_s,
         [this] {
             m_hands.press(Qt::Key_Comma, Qt::ControlModifier);
             m_hands.faceWindow(u"preferencesWindow"_s);
             auto *pages = m_hands.find<QAbstractItemView>(u"preferencePages"_s);
             for (int row = 0; pages != nullptr && row < pages->model()->rowCount(); ++row) {
                 const QModelIndex page = pages->model()->index(row, 0);
                 if (page.data().toString() == "Shortcuts"_L1) {
                     m_hands.clickCell(pages, page);
                 }
             }
             m_hands.findWidget(u"shortcutList"_s);
         });
    m_hands.click(u"closePreferences"_s);
    m_hands.waitUntilGone(u"preferencesWindow"_s);
    m_person.faceMain();
}

} // namespace Belay
