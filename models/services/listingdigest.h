// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicejson.h"

#include <QHash>
#include <QMutex>
#include <QSet>

namespace Belay {

//! What listings have told so far, as a short digest of each service: takes out of a page what was told before, in the
//! worker that decodes it, so that a refresh costs the window's thread only what has changed.
//!
//! May be used from any thread.
class ListingDigest
{
public:
    //! A listing begins; gives its number. What was told of \a doubtful is told again.
    quint64 begin(const QSet<ServiceId> &doubtful);
    //! Forgets all: what was told may not have arrived. A listing under way goes on unreduced.
    void clear();

    //! Leaves in page.services only what is new or other than was told, and sets page.reduced. Of a listing that is not the
    //! last one nothing is taken out.
    void reduce(ServicePage &page, quint64 number);
    //! Whether the last listing has told \a id.
    bool wasSeen(const ServiceId &id) const;
    //! How many services the last listing has told.
    qsizetype seenCount() const;

private:
    //! Of the text of an id; so wide that no two have the same.
    struct Key
    {
        quint64 high;
        quint64 low;

        explicit Key(const ServiceId &id);
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return key.low ^ seed; }
    };
    struct Told
    {
        quint64 digest = 0;
        quint32 listing = 0; //!< the last one that told it, as the last digits of its number
    };

    mutable QMutex m_mutex;
    QHash<Key, Told> m_told;
    quint64 m_number = 0;
    qsizetype m_seenCount = 0;
};

} // namespace Belay
