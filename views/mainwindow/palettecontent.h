// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profile.h"
#include "models/tables/palettemodel.h"

#include <QCoreApplication>
#include <QPointer>

#include <optional>

class QAction;
class QMenuBar;

namespace Belay {

class ProfileStore;
class SavedViews;

//! What the palette of a window looks through, as it is now.
class PaletteContent
{
    Q_DECLARE_TR_FUNCTIONS(Belay::PaletteContent)

public:
    QList<PaletteEntry> entries;
    QList<QPointer<QAction>> actions;            //!< an action's id is its place in here
    const ServiceRepository *services = nullptr; //!< of the open profile; null: none is open

    //! All that can be chosen from the menus of \a bar but \a except, named after their submenu: "Copy: Rows".
    void addActions(const QMenuBar &bar, const QAction *except);
    void addViews(const SavedViews &views);
    //! In the order of the profile menu: \a environment if there is one, those of \a store, the sandbox.
    void addProfiles(const ProfileStore &store, const std::optional<Profile> &environment);

private:
    void addAction(QAction *action, const QString &submenu);
};

} // namespace Belay
