// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicestore.h"

#include "models/core/utctime.h"

namespace Belay {

namespace {

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : ServiceStore::noTime;
}

QDateTime fromMs(qint64 ms)
{
    return ms == ServiceStore::noTime ? QDateTime() : utcFromMs(ms);
}

constexpr qsizetype uuidLength = 36;

bool isHyphenAt(qsizetype index)
{
    return index == 8 || index == 13 || index == 18 || index == 23;
}

//! Of a lower-case hexadecimal digit.
std::optional<unsigned> hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9') {
        return c.unicode() - u'0';
    }
    return c >= u'a' && c <= u'f' ? std::optional<unsigned>(c.unicode() - u'a' + 10U) : std::nullopt;
}

template <typename Column>
void eraseRun(Column &column, std::size_t first, std::size_t end)
{
    const auto begin = column.begin();
    column.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end));
}

} // namespace

std::optional<ServiceStore::PackedId> ServiceStore::packUuid(QStringView text)
{
    if (text.size() != uuidLength) {
        return std::nullopt;
    }
    PackedId id;
    int digits = 0;
    for (qsizetype i = 0; i < uuidLength; ++i) {
        if (isHyphenAt(i)) {
            if (text[i] != u'-') {
                return std::nullopt;
            }
            continue;
        }
        const std::optional<unsigned> digit = hexDigit(text[i]);
        if (!digit) {
            return std::nullopt;
        }
        quint64 &half = digits++ < 16 ? id.high : id.low;
        half = half << 4U | *digit;
    }
    return id.high == otherId ? std::nullopt : std::optional(id);
}

ServiceId ServiceStore::id(qsizetype row) const
{
    const PackedId &id = m_ids[at(row)];
    if (id.high == otherId) {
        return ServiceId{m_otherIds.at(static_cast<quint32>(id.low))};
    }
    QString text(uuidLength, Qt::Uninitialized);
    QChar *out = text.data();
    int digits = 0;
    for (qsizetype i = 0; i < uuidLength; ++i) {
        if (isHyphenAt(i)) {
            out[i] = u'-';
            continue;
        }
        const quint64 half = digits < 16 ? id.high : id.low;
        const auto value =
            static_cast<unsigned>(half >> (60U - 4U * static_cast<unsigned>(digits % 16))) & 15U;
        out[i] = QChar(static_cast<char16_t>(value < 10 ? u'0' + value : u'a' + value - 10));
        ++digits;
    }
    return ServiceId{text};
}

qsizetype ServiceStore::indexOf(const ServiceId &id) const
{
    std::optional<PackedId> packed = packUuid(id.value);
    if (!packed) {
        const std::optional<quint32> number = m_otherIds.find(id.value);
        if (!number) {
            return -1;
        }
        packed = PackedId{otherId, *number};
    }
    const std::optional<quint32> row = m_rowOf.find(m_ids, *packed);
    return row ? qsizetype(*row) : -1;
}

int ServiceStore::compareIds(qsizetype left, qsizetype right) const
{
    const PackedId &a = m_ids[at(left)];
    const PackedId &b = m_ids[at(right)];
    if (a.high == otherId || b.high == otherId) {
        return id(left).value.compare(id(right).value);
    }
    const auto order = std::pair(a.high, a.low) <=> std::pair(b.high, b.low);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

ServiceStore::IdBeginning::IdBeginning(const QString &text)
    : m_text(text)
{
    int digits = 0;
    m_isOfUuid = text.size() <= uuidLength;
    for (qsizetype i = 0; i < text.size() && m_isOfUuid; ++i) {
        const std::optional<unsigned> digit = hexDigit(text.at(i).toLower());
        if (isHyphenAt(i)) {
            m_isOfUuid = text.at(i) == u'-';
        } else if (digit) {
            const unsigned shift = 60U - 4U * static_cast<unsigned>(digits % 16);
            (digits < 16 ? m_highMask : m_lowMask) |= quint64(15) << shift;
            (digits < 16 ? m_high : m_low) |= quint64(*digit) << shift;
            ++digits;
        } else {
            m_isOfUuid = false;
        }
    }
}

bool ServiceStore::idStartsWith(qsizetype row, const IdBeginning &beginning) const
{
    const PackedId &id = m_ids[at(row)];
    if (id.high == otherId) {
        return m_otherIds.at(static_cast<quint32>(id.low)).startsWith(beginning.m_text, Qt::CaseInsensitive);
    }
    return beginning.m_isOfUuid && (id.high & beginning.m_highMask) == beginning.m_high &&
           (id.low & beginning.m_lowMask) == beginning.m_low;
}

void ServiceStore::findIds(const IdBeginning &beginning, std::vector<quint8> &hits) const
{
    if (!beginning.m_isOfUuid && m_otherIds.values().isEmpty()) {
        return;
    }
    for (std::size_t row = 0; row < hits.size(); ++row) {
        hits[row] |= idStartsWith(static_cast<qsizetype>(row), beginning) ? 1 : 0;
    }
}

Service ServiceStore::service(qsizetype row) const
{
    Service service;
    service.id = id(row);
    service.name = name(row);
    service.type = type(row);
    service.status = status(row);
    service.createdAt = fromMs(createdAt(row));
    service.updatedAt = fromMs(updatedAt(row));
    service.createdBy = createdBy(row);
    service.updatedBy = updatedBy(row);
    service.tags = tags(row);
    if (const ServiceDetails *known = details(row)) {
        service.details = *known;
    }
    return service;
}

bool ServiceStore::holds(qsizetype row, const Service &service) const
{
    return toMs(service.updatedAt) == updatedAt(row) && service.status == status(row) &&
           service.name == name(row) && toMs(service.createdAt) == createdAt(row) &&
           service.type == type(row) && service.createdBy == createdBy(row) &&
           service.updatedBy == updatedBy(row) && service.tags == tags(row) &&
           (!service.details || (details(row) && *service.details == *details(row)));
}

const FoldedNames &ServiceStore::foldedNames() const
{
    if (!m_areNamesFolded) {
        m_foldedNames.clear();
        for (const QString &name : m_names) {
            m_foldedNames.append(name);
        }
        m_areNamesFolded = true;
    }
    return m_foldedNames;
}

void ServiceStore::reserve(qsizetype count)
{
    const std::size_t size = at(count);
    m_ids.reserve(size);
    m_names.reserve(size);
    m_createdAt.reserve(size);
    m_updatedAt.reserve(size);
    m_details.reserve(size);
    m_status.reserve(size);
    m_type.reserve(size);
    m_createdBy.reserve(size);
    m_updatedBy.reserve(size);
    m_tags.reserve(size);
    m_gone.reserve(size);
    m_rowOf.reserve(size, m_ids);
    m_foldedNames.reserve(count);
}

void ServiceStore::append(const Service &service)
{
    const std::size_t row = m_ids.size();
    const std::optional<PackedId> uuid = packUuid(service.id.value);
    m_ids.push_back(uuid ? *uuid : PackedId{otherId, m_otherIds.add(service.id.value)});
    m_names.push_back(service.name);
    m_createdAt.push_back(noTime);
    m_updatedAt.push_back(noTime);
    m_details.emplace_back();
    m_status.push_back(0);
    m_type.push_back(0);
    m_createdBy.push_back(0);
    m_updatedBy.push_back(0);
    m_tags.push_back(0);
    m_gone.push_back(0);
    m_rowOf.append(m_ids);
    if (m_areNamesFolded) {
        m_foldedNames.append(service.name);
    }
    setValues(row, service);
}

void ServiceStore::replace(qsizetype row, const Service &service)
{
    if (service.name != name(row)) {
        m_names[at(row)] = service.name;
        m_areNamesFolded = false;
    }
    setValues(at(row), service);
}

void ServiceStore::setValues(std::size_t row, const Service &service)
{
    m_createdAt[row] = toMs(service.createdAt);
    m_updatedAt[row] = toMs(service.updatedAt);
    m_status[row] = m_statuses.add(service.status);
    m_type[row] = m_types.add(service.type);
    m_createdBy[row] = m_users.add(service.createdBy);
    m_updatedBy[row] = m_users.add(service.updatedBy);
    m_tags[row] = m_tagLists.add(service.tags);
    m_describedCount += (service.details ? 1 : 0) - (m_details[row] ? 1 : 0);
    m_details[row] = service.details ? std::make_unique<ServiceDetails>(*service.details) : nullptr;
}

void ServiceStore::remove(qsizetype first, qsizetype last)
{
    const std::size_t begin = at(first);
    const std::size_t end = at(last) + 1;
    for (std::size_t row = begin; row < end; ++row) {
        m_describedCount -= m_details[row] ? 1 : 0;
    }
    eraseRun(m_ids, begin, end);
    eraseRun(m_names, begin, end);
    eraseRun(m_createdAt, begin, end);
    eraseRun(m_updatedAt, begin, end);
    eraseRun(m_details, begin, end);
    eraseRun(m_status, begin, end);
    eraseRun(m_type, begin, end);
    eraseRun(m_createdBy, begin, end);
    eraseRun(m_updatedBy, begin, end);
    eraseRun(m_tags, begin, end);
    eraseRun(m_gone, begin, end);
    m_rowOf.rebuild(m_ids);
    m_areNamesFolded = false;
}

} // namespace Belay
