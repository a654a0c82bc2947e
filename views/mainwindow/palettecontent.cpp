// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/palettecontent.h"

#include "models/profiles/profilestore.h"
#include "models/services/savedviews.h"
#include "views/profiles/profiletexts.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Kind = PaletteEntry::Kind;

constexpr int numberedProfiles = 9; //!< Alt+1 to Alt+9

QString plainText(QString text)
{
    return text.remove(u'&').remove(u'…');
}

} // namespace

void PaletteContent::addActions(const QMenuBar &bar, const QAction *except)
{
    for (const QAction *menu : bar.actions()) {
        if (!menu->menu()) {
            continue;
        }
        for (QAction *action : menu->menu()->actions()) {
            if (action == except) {
                continue;
            }
            if (!action->menu()) {
                addAction(action, QString());
                continue;
            }
            for (QAction *nested : action->menu()->actions()) {
                addAction(nested, plainText(action->text()));
            }
        }
    }
}

void PaletteContent::addAction(QAction *action, const QString &submenu)
{
    if (action->isSeparator() || !action->isVisible() || action->text().isEmpty()) {
        return;
    }
    PaletteEntry entry;
    entry.kind = Kind::Action;
    entry.id = QString::number(actions.size());
    const QString text = plainText(action->text());
    entry.text = submenu.isEmpty() ? text : u"%1: %2"_s.arg(submenu, text);
    entry.detail = !action->isCheckable() ? tr("Action")
                   : action->isChecked()  ? tr("Action, is on")
                                          : tr("Action, is off");
    entry.keys = action->shortcut().toString(QKeySequence::NativeText);
    if (!action->isEnabled()) {
        entry.whyNot =
            action->statusTip().isEmpty() ? tr("there is nothing to do it with") : action->statusTip();
    }
    entries.append(entry);
    actions.append(action);
}

void PaletteContent::addViews(const SavedViews &views)
{
    for (const SavedView &view : views.views()) {
        PaletteEntry entry;
        entry.kind = Kind::View;
        entry.id = view.name;
        entry.text = view.name;
        entry.detail = tr("View: %1").arg(view.query);
        entries.append(entry);
    }
}

void PaletteContent::addProfiles(const ProfileStore &store, const std::optional<Profile> &environment)
{
    QList<Profile> profiles = store.profiles();
    if (environment) {
        profiles.prepend(*environment);
    }
    int number = 0;
    const auto add = [&](const Profile &profile, const QString &detail) {
        PaletteEntry entry;
        entry.kind = Kind::Profile;
        entry.id = profile.id.value;
        entry.text = profile.name;
        entry.detail = detail;
        if (!profile.isSandbox && ++number <= numberedProfiles) {
            entry.keys =
                QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number)).toString(QKeySequence::NativeText);
        }
        entries.append(entry);
    };
    for (const Profile &profile : std::as_const(profiles)) {
        add(profile, tr("Profile, %1").arg(profileClassName(profile.profileClass)));
    }
    add(sandboxProfile(QUrl()), tr("Profile, a workspace on this computer"));
}

} // namespace Belay
