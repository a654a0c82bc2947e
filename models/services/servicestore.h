// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"
#include "models/services/distinct.h"
#include "models/services/foldednames.h"
#include "models/services/keyindex.h"

#include <limits>
#include <memory>
#include <vector>

namespace Belay {

inline size_t qHash(const ServiceStatus &status, size_t seed = 0)
{
    return qHash(status.text(), seed);
}

inline size_t qHash(const ServiceType &type, size_t seed = 0)
{
    return qHash(type.text(), seed);
}

//! Many services in little memory, and in an order that is fast to search: one vector for each column, ids as 16 bytes,
//! texts that many share kept once, details only for those that have been described.
//!
//! Rows are numbered from 0 in the order in which they were appended. A value; no thread of its own.
class ServiceStore
{
public:
    //! What an id may begin with, whatever the case, made ready to be compared with many.
    class IdBeginning
    {
    public:
        explicit IdBeginning(const QString &text);

    private:
        friend class ServiceStore;

        QString m_text;
        bool m_isOfUuid = true; //!< some UUID begins so
        quint64 m_highMask = 0;
        quint64 m_high = 0;
        quint64 m_lowMask = 0;
        quint64 m_low = 0;
    };

    //! A moment that is not known.
    static constexpr qint64 noTime = std::numeric_limits<qint64>::min();

    qsizetype count() const { return static_cast<qsizetype>(m_ids.size()); }
    //! The row of \a id, -1 if there is none.
    qsizetype indexOf(const ServiceId &id) const;

    //! Put together anew: for one service, not for a pass over all of them.
    Service service(qsizetype row) const;

    ServiceId id(qsizetype row) const;
    const QString &name(qsizetype row) const { return m_names[at(row)]; }
    const ServiceStatus &status(qsizetype row) const { return m_statuses.at(m_status[at(row)]); }
    const ServiceType &type(qsizetype row) const { return m_types.at(m_type[at(row)]); }
    //! Milliseconds since 1970, UTC; noTime when not known.
    qint64 createdAt(qsizetype row) const { return m_createdAt[at(row)]; }
    qint64 updatedAt(qsizetype row) const { return m_updatedAt[at(row)]; }
    const QString &createdBy(qsizetype row) const { return m_users.at(m_createdBy[at(row)]); }
    const QString &updatedBy(qsizetype row) const { return m_users.at(m_updatedBy[at(row)]); }
    const QStringList &tags(qsizetype row) const { return m_tagLists.at(m_tags[at(row)]); }
    //! Nothing until described. Valid until the row changes.
    const ServiceDetails *details(qsizetype row) const { return m_details[at(row)].get(); }
    bool isGone(qsizetype row) const { return m_gone[at(row)]; }

    //! A negative number, 0 or a positive one, as the id of \a left is less, equal or more, compared as text.
    int compareIds(qsizetype left, qsizetype right) const;
    //! True if the id of \a row begins so.
    bool idStartsWith(qsizetype row, const IdBeginning &beginning) const;
    //! Sets hits[row] to 1 for each row whose id begins so. \a hits has count() members.
    void findIds(const IdBeginning &beginning, std::vector<quint8> &hits) const;
    //! True if the row holds \a service already; details count only if \a service has any.
    bool holds(qsizetype row, const Service &service) const;

    // Whole columns, by row; what numbers in them mean is in the Distinct beside them.
    const std::vector<quint8> &goneColumn() const { return m_gone; }
    const std::vector<quint32> &statusColumn() const { return m_status; }
    const std::vector<quint32> &typeColumn() const { return m_type; }
    const std::vector<quint32> &createdByColumn() const { return m_createdBy; }
    const std::vector<quint32> &updatedByColumn() const { return m_updatedBy; }
    const std::vector<quint32> &tagsColumn() const { return m_tags; }
    const std::vector<qint64> &createdAtColumn() const { return m_createdAt; }
    const std::vector<qint64> &updatedAtColumn() const { return m_updatedAt; }
    const QList<ServiceStatus> &distinctStatuses() const { return m_statuses.values(); }
    const QList<ServiceType> &distinctTypes() const { return m_types.values(); }
    const QList<QString> &distinctUsers() const { return m_users.values(); }
    const QList<QStringList> &distinctTags() const { return m_tagLists.values(); }
    //! How many have details.
    qsizetype describedCount() const { return m_describedCount; }
    //! Of all rows; put right here after a name changed or a row left.
    const FoldedNames &foldedNames() const;

    //! \a count rows will be there: no more memory than that is taken.
    void reserve(qsizetype count);
    //! \a service has an id that no row has.
    void append(const Service &service);
    //! Of the same id.
    void replace(qsizetype row, const Service &service);
    void setGone(qsizetype row, bool gone) { m_gone[at(row)] = gone ? 1 : 0; }
    //! From \a first up to and with \a last; those behind move up.
    void remove(qsizetype first, qsizetype last);

private:
    //! A lower-case UUID as two numbers. Any other id has a high of otherId, and in low which one of m_otherIds it is.
    struct PackedId
    {
        quint64 high = 0;
        quint64 low = 0;

        friend bool operator==(const PackedId &, const PackedId &) = default;
        friend size_t qHash(const PackedId &id, size_t seed) { return qHashMulti(seed, id.high, id.low); }
    };
    static constexpr quint64 otherId = std::numeric_limits<quint64>::max();

    static std::size_t at(qsizetype row) { return static_cast<std::size_t>(row); }
    static std::optional<PackedId> packUuid(QStringView text);
    void setValues(std::size_t row, const Service &service);

    std::vector<PackedId> m_ids;
    std::vector<QString> m_names;
    std::vector<qint64> m_createdAt;
    std::vector<qint64> m_updatedAt;
    std::vector<std::unique_ptr<ServiceDetails>> m_details;
    std::vector<quint32> m_status;
    std::vector<quint32> m_type;
    std::vector<quint32> m_createdBy;
    std::vector<quint32> m_updatedBy;
    std::vector<quint32> m_tags;
    std::vector<quint8> m_gone;

    Distinct<ServiceStatus> m_statuses;
    Distinct<ServiceType> m_types;
    Distinct<QString> m_users;
    Distinct<QStringList> m_tagLists;
    Distinct<QString> m_otherIds; //!< those that are not lower-case UUIDs
    KeyIndex<PackedId> m_rowOf;   //!< of m_ids
    qsizetype m_describedCount = 0;
    mutable FoldedNames m_foldedNames;
    mutable bool m_areNamesFolded = true;
};

} // namespace Belay
