// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace Belay {

class ProfileBand;

//! Says in a window's band, title and icon which profile is open in it, and locks and unlocks its writes.
class ProfileHeading : public QObject
{
    Q_OBJECT

public:
    explicit ProfileHeading(QWidget *window);

    //! Whose profile is named; null: none is open.
    void setWorkspace(Workspace *workspace);

    ProfileBand *band() const { return m_band; }
    //! The same as the band's button, for a menu.
    QAction *lockAction() const { return m_lockAction; }

private:
    void update();
    void toggleLock();

    QWidget *m_window;
    ProfileBand *m_band;
    QAction *m_lockAction;
    QPointer<Workspace> m_workspace;
};

} // namespace Belay
