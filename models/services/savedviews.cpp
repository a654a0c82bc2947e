// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/savedviews.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

SavedViews::SavedViews(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const int count = m_settings.beginReadArray(u"views"_s);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const SavedView view{m_settings.value(u"name"_s).toString().trimmed(),
                             m_settings.value(u"query"_s).toString()};
        // The file may have been edited by hand.
        if (!nameProblem(view.name)) {
            m_views.append(view);
        }
    }
    m_settings.endArray();
}

qsizetype SavedViews::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_views.cbegin(), m_views.cend(), [&](const SavedView &view) {
        return view.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return found == m_views.cend() ? -1 : found - m_views.cbegin();
}

std::optional<SavedViews::NameProblem> SavedViews::nameProblem(const QString &name,
                                                               const QString &except) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty()) {
        return NameProblem::Empty;
    }
    if (wanted.size() > longestName) {
        return NameProblem::TooLong;
    }
    const qsizetype taken = indexOf(wanted);
    if (taken >= 0 && (except.isEmpty() || taken != indexOf(except))) {
        return NameProblem::Taken;
    }
    return std::nullopt;
}

void SavedViews::save(const SavedView &view)
{
    insert(m_views.size(), view);
}

void SavedViews::insert(qsizetype place, const SavedView &view)
{
    const std::optional<NameProblem> problem = nameProblem(view.name);
    if (problem && problem != NameProblem::Taken) {
        return;
    }
    if (const qsizetype known = indexOf(view.name); known >= 0) {
        m_views[known].query = view.query;
    } else {
        m_views.insert(std::clamp(place, qsizetype(0), m_views.size()), {view.name.trimmed(), view.query});
    }
    store();
}

void SavedViews::rename(const QString &name, const QString &newName)
{
    const qsizetype place = indexOf(name);
    if (place >= 0 && !nameProblem(newName, name)) {
        m_views[place].name = newName.trimmed();
        store();
    }
}

void SavedViews::remove(const QString &name)
{
    if (const qsizetype place = indexOf(name); place >= 0) {
        m_views.removeAt(place);
        store();
    }
}

void SavedViews::move(const QString &name, int step)
{
    const qsizetype from = indexOf(name);
    if (from < 0) {
        return;
    }
    const qsizetype to = std::clamp(from + step, qsizetype(0), m_views.size() - 1);
    if (from != to) {
        m_views.move(from, to);
        store();
    }
}

void SavedViews::store()
{
    m_settings.remove(u"views"_s);
    m_settings.beginWriteArray(u"views"_s, int(m_views.size()));
    for (int i = 0; i < int(m_views.size()); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, m_views.at(i).name);
        m_settings.setValue(u"query"_s, m_views.at(i).query);
    }
    m_settings.endArray();
    emit changed();
}

} // namespace Belay
