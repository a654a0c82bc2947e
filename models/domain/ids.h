// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

namespace Belay {

//! An id that cannot be mixed up with another kind of id. Services have UUID strings; images, versions and
//! instance types have integers (peak-services-api section 3).
template <typename Tag, typename Value>
struct Id
{
    Value value{};

    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b)
    {
        return a.value < b.value   ? std::strong_ordering::less
               : b.value < a.value ? std::strong_ordering::greater
                                   : std::strong_ordering::equal;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using ServiceId = Id<struct ServiceIdTag, QString>;
using ImageId = Id<struct ImageIdTag, qint64>;
using VersionId = Id<struct VersionIdTag, qint64>;
using InstanceTypeId = Id<struct InstanceTypeIdTag, qint64>;

} // namespace Belay

Q_DECLARE_METATYPE(Belay::ServiceId)
