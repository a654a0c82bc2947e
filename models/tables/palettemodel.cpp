// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettemodel.h"

#include "models/domain/displaytext.h"
#include "models/tables/palettesearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Kind = PaletteEntry::Kind;
using Scope = PaletteQuery::Scope;

std::optional<int> score(const PaletteEntry &entry, const PaletteQuery &query)
{
    const bool isInScope = query.scope == Scope::All ||
                           (query.scope == Scope::Actions && entry.kind == Kind::Action) ||
                           (query.scope == Scope::Profiles && entry.kind == Kind::Profile);
    if (!isInScope) {
        return std::nullopt;
    }
    // With nothing typed all are as good: they keep their order.
    return query.pattern.isEmpty() ? 0 : query.pattern.score(entry.text);
}

} // namespace

void PaletteModel::setEntries(const QList<PaletteEntry> &entries, const ServiceRepository *services)
{
    beginResetModel();
    m_entries = entries;
    m_services = services;
    m_query.clear();
    find();
    endResetModel();
}

void PaletteModel::setQuery(const QString &query)
{
    beginResetModel();
    m_query = query.trimmed();
    find();
    endResetModel();
}

void PaletteModel::find()
{
    struct Match
    {
        bool isPossible;
        int score;
        qsizetype place; //!< in m_entries, or behind them the row of a service
    };
    const PaletteQuery query(m_query);
    std::vector<Match> matches;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const std::optional<int> fit = score(m_entries.at(i), query)) {
            matches.push_back({m_entries.at(i).whyNot.isEmpty(), *fit, i});
        }
    }
    if (m_services) {
        for (const ServiceMatch &match : findServices(m_services->store(), query)) {
            matches.push_back({true, match.score, m_entries.size() + match.row});
        }
    }
    const size_t shown = std::min(matches.size(), size_t(maximumRows));
    std::partial_sort(matches.begin(), matches.begin() + std::ptrdiff_t(shown), matches.end(),
                      [](const Match &a, const Match &b) {
                          // What cannot be chosen stands after everything that can.
                          if (a.isPossible != b.isPossible) {
                              return a.isPossible;
                          }
                          return a.score != b.score ? a.score > b.score : a.place < b.place;
                      });
    m_matchCount = int(matches.size());
    m_rows.clear();
    for (size_t i = 0; i < shown; ++i) {
        const qsizetype place = matches[i].place;
        m_rows.append(place < m_entries.size() ? m_entries.at(place)
                                               : serviceEntry(place - m_entries.size()));
    }
}

PaletteEntry PaletteModel::serviceEntry(qsizetype row) const
{
    const ServiceStore &services = m_services->store();
    PaletteEntry entry;
    entry.kind = Kind::Service;
    entry.id = services.id(row).value;
    entry.text = services.name(row);
    entry.detail =
        tr("Service, %1, %2").arg(displayText(services.type(row)), displayText(services.status(row)));
    return entry;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PaletteEntry &entry = this->entry(index.row());
    const QString detail =
        entry.whyNot.isEmpty() ? entry.detail : tr("%1 — not now: %2").arg(entry.detail, entry.whyNot);
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.text, detail, entry.keys};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case KindRole:
        return int(entry.kind);
    case IdRole:
        return entry.id;
    case DetailRole:
        return detail;
    case KeysRole:
        return entry.keys;
    case IsPossibleRole:
        return entry.whyNot.isEmpty();
    default:
        return {};
    }
}

} // namespace Belay
