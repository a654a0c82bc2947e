// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

#include <optional>

namespace Belay {

//! The distinct values of a column that has few of them, each kept once and known by a number from 0.
//! A value stays when nothing has it any more. \a Value needs qHash() and ==.
template <typename Value>
class Distinct
{
public:
    //! The number of \a value, which becomes known if it was not.
    quint32 add(const Value &value)
    {
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.cend()) {
            return *known;
        }
        const auto number = static_cast<quint32>(m_values.size());
        m_numbers.insert(value, number);
        m_values.append(value);
        return number;
    }
    //! The number of \a value, nothing if it was never added.
    std::optional<quint32> find(const Value &value) const
    {
        const auto known = m_numbers.constFind(value);
        return known == m_numbers.cend() ? std::nullopt : std::optional(*known);
    }
    const Value &at(quint32 number) const { return m_values.at(number); }
    //! In the order of their numbers.
    const QList<Value> &values() const { return m_values; }

private:
    QHash<Value, quint32> m_numbers;
    QList<Value> m_values;
};

} // namespace Belay
