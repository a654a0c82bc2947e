// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/profiles/profile.h"

#include <QObject>
#include <QPointer>
#include <QSet>

class QSettings;

namespace Belay {

//! The services of one profile that a person marked as protected: deleting them takes as much care as in
//! production (product.md 5.6). A mark of this computer alone; the platform knows nothing of it.
class ProtectedServices : public QObject
{
    Q_OBJECT

public:
    //! Remembers nothing beyond its life until keepIn().
    explicit ProtectedServices(const ProfileId &profile, QObject *parent = nullptr);

    //! Reads the marks from \a settings, group "protected", and keeps them there from now on.
    void keepIn(QSettings &settings);
    //! Reads anew: another window or another Belay may have changed them.
    void reload();

    bool contains(const ServiceId &id) const { return m_ids.contains(id); }
    void setProtected(const QList<ServiceId> &ids, bool isProtected);

signals:
    void changed(const QList<Belay::ServiceId> &ids);

private:
    void become(const QSet<ServiceId> &ids);

    ProfileId m_profile;
    QSet<ServiceId> m_ids;
    QPointer<QSettings> m_settings;
};

} // namespace Belay
