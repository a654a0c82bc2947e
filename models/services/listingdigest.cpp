// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/listingdigest.h"

#include <utility>
#include <vector>

namespace Belay {

namespace {

quint64 digestOf(const Service &service)
{
    return qHashMulti(0x5e71ceU, service.name, service.type.text(), service.status.text(), service.createdAt,
                      service.updatedAt, service.createdBy, service.updatedBy, service.tags);
}

} // namespace

ListingDigest::Key::Key(const ServiceId &id)
    : high(qHash(id.value, 0x9e3779b9U))
    , low(qHash(id.value, 0x85ebca6bU))
{
}

quint64 ListingDigest::begin(const QSet<ServiceId> &doubtful)
{
    const QMutexLocker lock(&m_mutex);
    for (const ServiceId &id : doubtful) {
        m_told.remove(Key(id));
    }
    m_seenCount = 0;
    return ++m_number;
}

void ListingDigest::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_told.clear();
    m_seenCount = 0;
    ++m_number;
}

void ListingDigest::reduce(ServicePage &page, quint64 number)
{
    std::vector<std::pair<Key, quint64>> digests;
    digests.reserve(static_cast<std::size_t>(page.services.size()));
    for (const Service &service : std::as_const(page.services)) {
        digests.emplace_back(Key(service.id), digestOf(service));
    }

    const QMutexLocker lock(&m_mutex);
    if (number != m_number) {
        return;
    }
    const auto listing = static_cast<quint32>(number);
    ServicePage::Reduced reduced{static_cast<int>(page.services.size()), 0};
    QList<Service> news;
    for (qsizetype i = 0; i < page.services.size(); ++i) {
        const auto &[key, digest] = digests[static_cast<std::size_t>(i)];
        const auto known = m_told.constFind(key);
        const bool isTold = known != m_told.cend();
        if (!isTold || known->digest != digest) {
            news.append(page.services.at(i));
        }
        if (!isTold || known->listing != listing) {
            ++reduced.newCount;
            ++m_seenCount;
        }
        m_told.insert(key, {digest, listing});
    }
    page.services = news;
    page.reduced = reduced;
}

bool ListingDigest::wasSeen(const ServiceId &id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto known = m_told.constFind(Key(id));
    return known != m_told.cend() && known->listing == static_cast<quint32>(m_number);
}

qsizetype ListingDigest::seenCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_seenCount;
}

} // namespace Belay
