// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profilestore.h"

#include <QToolButton>

#include <optional>

class QActionGroup;
class QMenu;

namespace Belay {

//! Shows which profile is open, by badge and name, and changes it: by its menu or by Alt+1 to Alt+9. Accessible
//! name: "Profile".
class ProfileMenuButton : public QToolButton
{
    Q_OBJECT

public:
    //! \a store outlives the button.
    explicit ProfileMenuButton(const ProfileStore &store, QWidget *parent = nullptr);

    //! The profile of this window; none before one is open.
    void setCurrent(const std::optional<Profile> &profile);
    //! The profile of API_KEY in the environment, shown first; none at first.
    void setEnvironmentProfile(const std::optional<Profile> &profile);

    //! As by a click.
    void openMenu();

Q_SIGNALS:
    void profileChosen(const Belay::ProfileId &id);
    void environmentChosen();
    void sandboxChosen();
    void manageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    const ProfileStore &m_store;
    std::optional<Profile> m_current;
    std::optional<Profile> m_environment;
    QMenu *m_menu = nullptr;
    QActionGroup *m_group = nullptr;
};

} // namespace Belay
