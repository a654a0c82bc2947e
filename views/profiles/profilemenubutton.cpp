// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profilemenubutton.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/profiles/profilebadge.h"
#include "views/profiles/profiletexts.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int numberedProfiles = 9;
constexpr int nameWidth = 200;

QString escapedMnemonic(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace

ProfileMenuButton::ProfileMenuButton(const ProfileStore &store, QWidget *parent)
    : QToolButton(parent)
    , m_store(store)
    , m_menu(new QMenu(this))
{
    setObjectName(u"profileButton"_s);
    setAccessibleName(tr("Profile"));
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    m_menu->setObjectName(u"profileMenu"_s);
    setMenu(m_menu);
    for (const auto signal : {&ProfileStore::added, &ProfileStore::changed, &ProfileStore::removed}) {
        connect(&m_store, signal, this, [this](const ProfileId &id) {
            if (m_current && m_current->id == id && m_store.find(id)) {
                m_current = m_store.find(id);
            }
            rebuild();
        });
    }
    rebuild();
}

void ProfileMenuButton::setCurrent(const std::optional<Profile> &profile)
{
    m_current = profile;
    rebuild();
}

void ProfileMenuButton::setEnvironmentProfile(const std::optional<Profile> &profile)
{
    m_environment = profile;
    rebuild();
}

void ProfileMenuButton::openMenu()
{
    m_menu->popup(mapToGlobal(rect().bottomLeft()));
}

void ProfileMenuButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        rebuild();
    }
}

void ProfileMenuButton::rebuild()
{
    // Later: one of its actions may be the one that is being handled.
    if (m_group != nullptr) {
        for (QAction *old : m_group->actions()) {
            m_menu->removeAction(old);
            removeAction(old);
            old->setObjectName(QString());
        }
        m_group->deleteLater();
    }
    m_menu->clear();
    m_group = new QActionGroup(m_menu);
    QActionGroup *group = m_group;
    int number = 0;
    const auto add = [this, group, &number](const Profile &profile, const QString &text) {
        // The actions belong to the button as well: a shortcut of a menu without a window would not work.
        auto *action = new QAction(profileBadge(profile), escapedMnemonic(text), group);
        action->setCheckable(true);
        action->setChecked(m_current && m_current->id == profile.id &&
                           m_current->isSandbox == profile.isSandbox &&
                           m_current->isEnvironment == profile.isEnvironment);
        if (++number <= numberedProfiles) {
            action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number)));
            action->setShortcutContext(Qt::WindowShortcut);
        }
        m_menu->addAction(action);
        addAction(action);
        return action;
    };
    if (m_environment) {
        connect(add(*m_environment, tr("%1 (from API_KEY)").arg(m_environment->name)), &QAction::triggered,
                this, &ProfileMenuButton::environmentChosen);
    }
    for (const Profile &profile : m_store.profiles()) {
        connect(add(profile, profile.name), &QAction::triggered, this,
                [this, id = profile.id] { Q_EMIT profileChosen(id); });
    }
    if (number > 0) {
        m_menu->addSeparator();
    }
    number = numberedProfiles;
    QAction *sandbox = add(sandboxProfile(QUrl()), tr("Sandbox"));
    sandbox->setObjectName(u"sandboxAction"_s);
    connect(sandbox, &QAction::triggered, this, &ProfileMenuButton::sandboxChosen);
    m_menu->addSeparator();
    QAction *manage = m_menu->addAction(Belay::icon("profile"_L1), tr("Manage profiles…"));
    manage->setObjectName(u"manageProfilesAction"_s);
    connect(manage, &QAction::triggered, this, &ProfileMenuButton::manageRequested);

    const QString name = m_current ? m_current->name : tr("No profile");
    setIcon(m_current ? profileBadge(*m_current) : Belay::icon("profile"_L1));
    setText(escapedMnemonic(fontMetrics().elidedText(name, Qt::ElideMiddle, nameWidth)));
    setPlainToolTip(
        this, m_current
                  ? tr("%1: %2, %3").arg(name, profileClassName(m_current->profileClass), m_current->origin())
                  : tr("Choose a profile"));
    setAccessibleDescription(m_current ? tr("%1, %2").arg(name, profileClassName(m_current->profileClass))
                                       : name);
}

} // namespace Belay
