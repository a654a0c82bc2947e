// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/protectedservices.h"

#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString keyFor(const ProfileId &profile)
{
    return u"protected/"_s + profile.value;
}

} // namespace

ProtectedServices::ProtectedServices(const ProfileId &profile, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
{
}

void ProtectedServices::keepIn(QSettings &settings)
{
    m_settings = &settings;
    reload();
}

void ProtectedServices::reload()
{
    if (!m_settings) {
        return;
    }
    m_settings->sync();
    QSet<ServiceId> ids;
    for (const QString &id : m_settings->value(keyFor(m_profile)).toStringList()) {
        ids.insert(ServiceId{id});
    }
    become(ids);
}

void ProtectedServices::setProtected(const QList<ServiceId> &ids, bool isProtected)
{
    reload(); // what another window marked stays
    QSet<ServiceId> all = m_ids;
    for (const ServiceId &id : ids) {
        if (isProtected) {
            all.insert(id);
        } else {
            all.remove(id);
        }
    }
    if (m_settings) {
        QStringList texts;
        for (const ServiceId &id : std::as_const(all)) {
            texts.append(id.value);
        }
        texts.sort();
        if (texts.isEmpty()) {
            m_settings->remove(keyFor(m_profile));
        } else {
            m_settings->setValue(keyFor(m_profile), texts);
        }
    }
    become(all);
}

void ProtectedServices::become(const QSet<ServiceId> &ids)
{
    const QSet<ServiceId> before = std::exchange(m_ids, ids);
    const QSet<ServiceId> differing = (before - ids) + (ids - before);
    if (!differing.isEmpty()) {
        emit changed(differing.values());
    }
}

} // namespace Belay
