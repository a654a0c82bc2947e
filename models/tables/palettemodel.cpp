// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettemodel.h"

#include "models/domain/fuzzypattern.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Kind = PaletteEntry::Kind;

enum class Scope { All, Actions, Profiles, Tags, Failing };

Scope scopeOf(const QString &query)
{
    if (query.isEmpty()) {
        return Scope::All;
    }
    switch (query.front().unicode()) {
    case u'>':
        return Scope::Actions;
    case u'@':
        return Scope::Profiles;
    case u'#':
        return Scope::Tags;
    case u'!':
        return Scope::Failing;
    default:
        return Scope::All;
    }
}

std::optional<int> tagScore(const PaletteEntry &entry, const FuzzyPattern &pattern)
{
    std::optional<int> best;
    for (const QString &tag : entry.tags) {
        best = std::max(best, pattern.score(tag));
    }
    return best;
}

std::optional<int> score(const PaletteEntry &entry, Scope scope, const FuzzyPattern &pattern)
{
    const bool isInScope = scope == Scope::All || (scope == Scope::Actions && entry.kind == Kind::Action) ||
                           (scope == Scope::Profiles && entry.kind == Kind::Profile) ||
                           (scope == Scope::Failing && entry.isFailing);
    if (scope == Scope::Tags) {
        return tagScore(entry, pattern);
    }
    if (!isInScope) {
        return std::nullopt;
    }
    if (pattern.isEmpty()) {
        return 0; // all as good: they keep their order
    }
    const std::optional<int> byText = pattern.score(entry.text);
    return byText || entry.otherText.isEmpty() ? byText : pattern.score(entry.otherText);
}

} // namespace

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
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
        int place;
    };
    const Scope scope = scopeOf(m_query);
    const FuzzyPattern pattern(scope == Scope::All ? m_query : m_query.mid(1));
    std::vector<Match> matches;
    for (int i = 0; i < int(m_entries.size()); ++i) {
        if (const std::optional<int> fit = score(m_entries.at(i), scope, pattern)) {
            matches.push_back({m_entries.at(i).whyNot.isEmpty(), *fit, i});
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
        m_rows.append(matches[i].place);
    }
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
