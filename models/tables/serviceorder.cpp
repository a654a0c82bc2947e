// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/serviceorder.h"

#include "models/domain/displaytext.h"
#include "models/tables/keysort.h"
#include "models/tables/shownrows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Column = ServiceTableModel::Column;
using Rows = std::vector<quint32>;

constexpr quint64 unknownKey = std::numeric_limits<quint64>::max();

//! Takes \a rows out of \a order, which holds \a count rows at most.
void takeOut(Rows &order, const Rows &rows, std::size_t count)
{
    std::vector<quint8> marks(count, 0);
    for (const quint32 row : rows) {
        marks[row] = 1;
    }
    std::erase_if(order, [&marks](quint32 row) { return marks[row] != 0; });
}

//! Puts \a added into \a order, each before the first row it belongs before. The rows \a ignored do not count: they stay
//! behind the row that they are behind.
template <typename IsBefore>
void putIn(Rows &order, Rows added, const Rows &ignored, IsBefore isBefore)
{
    std::sort(added.begin(), added.end(), isBefore);
    Rows others;
    if (!ignored.empty()) {
        others = order;
        takeOut(others, ignored, order.size() + added.size());
    }
    const Rows &anchors = ignored.empty() ? order : others;
    std::vector<std::ptrdiff_t> places; // in anchors, of each of added
    places.reserve(added.size());
    auto from = anchors.begin();
    for (const quint32 row : added) {
        // What comes in order goes to the end, and then so does all that is behind it.
        const bool isLast = from == anchors.end() || !isBefore(row, anchors.back());
        from = isLast ? anchors.end() : std::lower_bound(from, anchors.end(), row, isBefore);
        places.push_back(from - anchors.begin());
    }
    Rows merged;
    merged.reserve(order.size() + added.size());
    std::size_t next = 0;
    std::size_t anchor = 0;
    for (const quint32 row : order) {
        if (anchor < anchors.size() && anchors[anchor] == row) {
            while (next < added.size() && places[next] <= static_cast<std::ptrdiff_t>(anchor)) {
                merged.push_back(added[next++]);
            }
            ++anchor;
        }
        merged.push_back(row);
    }
    merged.insert(merged.end(), added.begin() + static_cast<std::ptrdiff_t>(next), added.end());
    order = std::move(merged);
}

} // namespace

ServiceOrder::ServiceOrder(const ServiceTableModel &table)
    : m_table(table)
    , m_store(table.store())
{
    if (m_collator.locale().language() == QLocale::C) {
        m_collator.setLocale(QLocale(QLocale::English)); // "C" compares bytes, and knows no numbers
    }
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    Rows all(static_cast<std::size_t>(m_store.count()));
    std::iota(all.begin(), all.end(), 0U);
    insert(all, {});
}

bool ServiceOrder::isNameBefore(quint32 left, quint32 right) const
{
    const int order = m_collator.compare(m_store.name(left), m_store.name(right));
    return order != 0 ? order < 0 : m_store.compareIds(left, right) < 0;
}

QVariant ServiceOrder::valueOf(quint32 row) const
{
    return m_table.index(static_cast<int>(row), static_cast<int>(*m_column))
        .data(ServiceTableModel::SortRole);
}

int ServiceOrder::compareValues(const QVariant &left, const QVariant &right) const
{
    if (left.typeId() == QMetaType::QString) {
        return m_collator.compare(left.toString(), right.toString());
    }
    const QPartialOrdering order = QVariant::compare(left, right);
    return order == QPartialOrdering::Less ? -1 : order == QPartialOrdering::Greater ? 1 : 0;
}

bool ServiceOrder::hasKeys() const
{
    switch (m_column.value_or(Column::Count)) {
    case Column::Status:
    case Column::Type:
    case Column::UpdatedAt:
    case Column::UpdatedBy:
    case Column::Tags:
    case Column::CreatedAt:
    case Column::CreatedBy:
        return true;
    default:
        return false;
    }
}

std::size_t ServiceOrder::distinctTexts() const
{
    switch (*m_column) {
    case Column::Status:
        return static_cast<std::size_t>(m_store.distinctStatuses().size());
    case Column::Type:
        return static_cast<std::size_t>(m_store.distinctTypes().size());
    case Column::Tags:
        return static_cast<std::size_t>(m_store.distinctTags().size());
    case Column::UpdatedBy:
    case Column::CreatedBy:
        return static_cast<std::size_t>(m_store.distinctUsers().size());
    default:
        return 0;
    }
}

QString ServiceOrder::distinctText(qsizetype number) const
{
    switch (*m_column) {
    case Column::Status:
        return displayText(m_store.distinctStatuses().at(number));
    case Column::Type:
        return displayText(m_store.distinctTypes().at(number));
    case Column::Tags:
        return m_store.distinctTags().at(number).join(u", "_s);
    default:
        return m_store.distinctUsers().at(number);
    }
}

const std::vector<quint32> &ServiceOrder::ranks() const
{
    const std::size_t count = distinctTexts();
    if (count == m_ranks.size()) {
        return m_ranks; // distinct values are never lost
    }
    std::vector<std::pair<QString, std::size_t>> texts;
    texts.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        texts.emplace_back(distinctText(static_cast<qsizetype>(number)), number);
    }
    std::sort(texts.begin(), texts.end(), [this](const auto &left, const auto &right) {
        return m_collator.compare(left.first, right.first) < 0;
    });
    m_ranks.assign(count, 0);
    const bool isEmptyUnknown = m_column == Column::UpdatedBy || m_column == Column::CreatedBy;
    quint32 rank = 0;
    const QString *before = nullptr;
    for (const auto &[text, number] : texts) {
        rank += !before || m_collator.compare(*before, text) != 0 ? 1 : 0;
        m_ranks[number] = isEmptyUnknown && text.isEmpty() ? 0 : rank;
        before = &text;
    }
    return m_ranks;
}

quint64 ServiceOrder::Keys::of(quint32 row) const
{
    quint64 key = unknownKey;
    if (times) {
        const qint64 ms = (*times)[row];
        key = ms == ServiceStore::noTime ? unknownKey : static_cast<quint64>(ms) ^ quint64(1) << 63U;
    } else if (texts) {
        const quint32 rank = (*ranks)[(*texts)[row]];
        key = rank == 0 ? unknownKey : quint64(rank);
    }
    return key == unknownKey || isAscending ? key : ~key;
}

ServiceOrder::Keys ServiceOrder::keys() const
{
    Keys keys{.isAscending = m_order == Qt::AscendingOrder};
    switch (*m_column) {
    case Column::UpdatedAt:
        keys.times = &m_store.updatedAtColumn();
        break;
    case Column::CreatedAt:
        keys.times = &m_store.createdAtColumn();
        break;
    case Column::Status:
        keys.texts = &m_store.statusColumn();
        break;
    case Column::Type:
        keys.texts = &m_store.typeColumn();
        break;
    case Column::Tags:
        keys.texts = &m_store.tagsColumn();
        break;
    case Column::UpdatedBy:
        keys.texts = &m_store.updatedByColumn();
        break;
    case Column::CreatedBy:
        keys.texts = &m_store.createdByColumn();
        break;
    default:
        break;
    }
    if (keys.texts) {
        keys.ranks = &ranks();
    }
    return keys;
}

bool ServiceOrder::isBefore(quint32 left, quint32 right) const
{
    const bool isAscending = m_order == Qt::AscendingOrder;
    if (isByName()) {
        return isAscending ? isNameBefore(left, right) : isNameBefore(right, left);
    }
    if (m_column == Column::Id) {
        const int order = m_store.compareIds(left, right);
        return isAscending ? order < 0 : order > 0;
    }
    if (hasKeys()) {
        const Keys keys = this->keys();
        const quint64 a = keys.of(left);
        const quint64 b = keys.of(right);
        return a != b ? a < b : isNameBefore(left, right);
    }
    const QVariant a = valueOf(left);
    const QVariant b = valueOf(right);
    if (a.isValid() != b.isValid()) {
        return a.isValid();
    }
    const int order = a.isValid() ? compareValues(a, b) : 0;
    return order != 0 ? (order < 0) == isAscending : isNameBefore(left, right);
}

bool ServiceOrder::isByName() const
{
    return !m_column || m_column == Column::Name;
}

void ServiceOrder::setColumn(std::optional<Column> column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    m_ranks.clear();
    sort();
}

void ServiceOrder::sort()
{
    if (isByName()) {
        m_rows = m_byName;
        if (m_order == Qt::DescendingOrder) {
            std::reverse(m_rows.begin(), m_rows.end());
        }
    } else if (m_column == Column::Id) {
        m_rows = m_byName;
        std::sort(m_rows.begin(), m_rows.end(), [this](quint32 a, quint32 b) { return isBefore(a, b); });
    } else {
        m_rows = hasKeys() ? sortedByKeys() : sortedByValues();
    }
}

Rows ServiceOrder::sortedByKeys() const
{
    const Keys keys = this->keys();
    Rows rows;
    rows.reserve(m_byName.size());
    Rows unknown;
    for (const quint32 row : m_byName) {
        (keys.of(row) != unknownKey ? rows : unknown).push_back(row);
    }
    sortByKey(rows, [&keys](quint32 row) { return keys.of(row); });
    rows.insert(rows.end(), unknown.begin(), unknown.end());
    return rows;
}

Rows ServiceOrder::sortedByValues() const
{
    std::vector<std::pair<QVariant, quint32>> known;
    Rows unknown;
    for (const quint32 row : m_byName) {
        if (QVariant value = valueOf(row); value.isValid()) {
            known.emplace_back(std::move(value), row);
        } else {
            unknown.push_back(row);
        }
    }
    std::stable_sort(known.begin(), known.end(), [this](const auto &left, const auto &right) {
        const int order = compareValues(left.first, right.first);
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    Rows rows;
    rows.reserve(m_byName.size());
    for (const auto &[value, row] : known) {
        rows.push_back(row);
    }
    rows.insert(rows.end(), unknown.begin(), unknown.end());
    return rows;
}

void ServiceOrder::insert(const Rows &rows, const Rows &ignored)
{
    if (rows.empty()) {
        return;
    }
    putIn(m_byName, rows, {}, [this](quint32 a, quint32 b) { return isNameBefore(a, b); });
    if (isByName() && ignored.empty()) {
        sort(); // once compared is enough
    } else {
        putIn(m_rows, rows, ignored, [this](quint32 a, quint32 b) { return isBefore(a, b); });
    }
}

void ServiceOrder::place(const Rows &rows)
{
    if (rows.empty()) {
        return;
    }
    if (isByName()) {
        sort();
        return;
    }
    takeOut(m_rows, rows, m_rows.size());
    putIn(m_rows, rows, {}, [this](quint32 a, quint32 b) { return isBefore(a, b); });
}

void ServiceOrder::rename(const Rows &rows)
{
    if (rows.empty()) {
        return;
    }
    takeOut(m_byName, rows, m_byName.size());
    putIn(m_byName, rows, {}, [this](quint32 a, quint32 b) { return isNameBefore(a, b); });
}

void ServiceOrder::remove(quint32 first, quint32 last)
{
    closeGap(m_byName, first, last);
    closeGap(m_rows, first, last);
}

} // namespace Belay
