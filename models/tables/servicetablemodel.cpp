// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicetablemodel.h"

#include "models/core/utctime.h"
#include "models/domain/displaytext.h"
#include "models/invocation/lasttests.h"
#include "models/services/catalogue.h"
#include "models/services/protectedservices.h"

using namespace Qt::StringLiterals;

namespace Belay {

ServiceTableModel::ServiceTableModel(ServiceRepository &services, const Catalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_catalogue(catalogue)
{
    connect(&m_services, &ServiceRepository::rowsAboutToBeInserted, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&m_services, &ServiceRepository::rowsInserted, this, [this] { endInsertRows(); });
    connect(&m_services, &ServiceRepository::rowsAboutToBeRemoved, this, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        forgetTicks(first, last);
    });
    connect(&m_services, &ServiceRepository::rowsRemoved, this, [this] {
        endRemoveRows();
        if (std::exchange(m_isTickGone, false)) {
            emit ticksChanged();
        }
    });
    connect(&m_services, &ServiceRepository::rowsChanged, this,
            [this](const QList<ServiceRepository::Change> &changes) {
                emit changesBegun();
                for (const ServiceRepository::Change &change : changes) {
                    tellChanged(change);
                }
                emit changesEnded();
            });
    connect(&m_catalogue, &Catalogue::changed, this, [this] {
        if (rowCount() > 0) {
            emit dataChanged(index(0, static_cast<int>(Column::Image)),
                             index(rowCount() - 1, static_cast<int>(Column::InstanceType)),
                             {Qt::DisplayRole, SortRole});
        }
    });
}

void ServiceTableModel::setTicked(const QList<ServiceId> &ids, bool ticked)
{
    int first = rowCount();
    int last = -1;
    for (const ServiceId &id : ids) {
        const int row = rowOf(id);
        if (row < 0 || isTicked(id) == ticked) {
            continue;
        }
        if (ticked) {
            m_ticked.insert(id);
        } else {
            m_ticked.remove(id);
        }
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last < 0) {
        return;
    }
    constexpr int column = static_cast<int>(Column::Tick);
    emit dataChanged(index(first, column), index(last, column), {Qt::CheckStateRole, SortRole});
    emit ticksChanged();
}

void ServiceTableModel::forgetTicks(int first, int last)
{
    for (int row = first; row <= last && !m_ticked.isEmpty(); ++row) {
        m_isTickGone = m_ticked.remove(idAt(row)) || m_isTickGone;
    }
}

bool ServiceTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!flags(index).testFlag(Qt::ItemIsUserCheckable) || role != Qt::CheckStateRole) {
        return false;
    }
    setTicked({idAt(index.row())}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ServiceTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isTick = index.isValid() && index.column() == static_cast<int>(Column::Tick);
    return isTick ? flags | Qt::ItemIsUserCheckable : flags;
}

void ServiceTableModel::setProtection(const ProtectedServices &protection)
{
    m_protection = &protection;
    connect(m_protection, &ProtectedServices::changed, this,
            [this](const QList<ServiceId> &ids) { tellColumn(ids, Column::Name); });
}

void ServiceTableModel::setLastTests(LastTests &tests)
{
    m_lastTests = &tests;
    connect(m_lastTests, &LastTests::changed, this,
            [this](const QList<ServiceId> &ids) { tellColumn(ids, Column::LastTest); });
}

void ServiceTableModel::wantLastTests(bool wanted)
{
    if (m_lastTests) {
        m_lastTests->setWanted(wanted);
    }
}

void ServiceTableModel::tellColumn(const QList<ServiceId> &ids, Column column)
{
    for (const ServiceId &id : ids) {
        if (const int row = rowOf(id); row >= 0) {
            const QModelIndex cell = index(row, static_cast<int>(column));
            emit dataChanged(cell, cell);
        }
    }
}

bool ServiceTableModel::isProtected(const ServiceId &id) const
{
    return m_protection && m_protection->contains(id);
}

bool ServiceTableModel::needsDetails(Column column)
{
    switch (column) {
    case Column::Title:
    case Column::Image:
    case Column::InstanceType:
    case Column::MinInstances:
    case Column::SessionStickiness:
    case Column::ScaleToZero:
    case Column::HealthCheckUrl:
        return true;
    case Column::Tick:
    case Column::Status:
    case Column::Name:
    case Column::Type:
    case Column::UpdatedAt:
    case Column::UpdatedBy:
    case Column::Tags:
    case Column::Id:
    case Column::CreatedAt:
    case Column::CreatedBy:
    case Column::LastTest:
    case Column::Count:
        return false;
    }
    Q_UNREACHABLE();
}

QString ServiceTableModel::key(Column column)
{
    static const QStringList keys{
        u"tick"_s,     u"status"_s,    u"name"_s,       u"title"_s,       u"type"_s,   u"image"_s,
        u"instance"_s, u"min"_s,       u"updated"_s,    u"updatedBy"_s,   u"tags"_s,   u"id"_s,
        u"created"_s,  u"createdBy"_s, u"stickiness"_s, u"scaleToZero"_s, u"health"_s, u"lastTest"_s};
    return keys.at(static_cast<int>(column));
}

int ServiceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_services.count());
}

int ServiceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

bool ServiceTableModel::isNumeric(Column column)
{
    return column == Column::MinInstances || column == Column::UpdatedAt || column == Column::CreatedAt;
}

ServiceTableModel::Columns ServiceTableModel::changedColumns(const Service &before, const Service &now)
{
    static const ServiceDetails none;
    const ServiceDetails &old = before.details ? *before.details : none;
    const ServiceDetails &fresh = now.details ? *now.details : none;
    // A cell without a value shows "…" or nothing, according to whether the service has been described.
    const bool wasDescribed = before.details.has_value();
    const bool isOtherGap = wasDescribed != now.details.has_value();
    Columns changed;
    const auto mark = [&changed](Column column, bool differs) {
        changed.set(static_cast<std::size_t>(column), differs);
    };
    const auto markDetail = [&](Column column, auto member) {
        mark(column, old.*member != fresh.*member || (isOtherGap && !(old.*member)));
    };
    mark(Column::Status, before.status != now.status);
    mark(Column::Name, before.name != now.name);
    mark(Column::Type, before.type != now.type);
    mark(Column::UpdatedAt, before.updatedAt != now.updatedAt);
    mark(Column::UpdatedBy, before.updatedBy != now.updatedBy);
    mark(Column::Tags, before.tags != now.tags);
    mark(Column::CreatedAt, before.createdAt != now.createdAt);
    mark(Column::CreatedBy, before.createdBy != now.createdBy);
    markDetail(Column::Title, &ServiceDetails::title);
    markDetail(Column::Image, &ServiceDetails::image);
    markDetail(Column::InstanceType, &ServiceDetails::instanceTypeId);
    markDetail(Column::MinInstances, &ServiceDetails::minInstances);
    markDetail(Column::SessionStickiness, &ServiceDetails::sessionStickiness);
    markDetail(Column::ScaleToZero, &ServiceDetails::scaleToZero);
    markDetail(Column::HealthCheckUrl, &ServiceDetails::healthCheckUrl);
    return changed;
}

void ServiceTableModel::tellChanged(const ServiceRepository::Change &change)
{
    const auto &[row, before] = change;
    const Service now = serviceAt(row);
    Columns changed = changedColumns(before, now);
    if (changed.none()) {
        // Gone, or back: every cell looks different. Or what no column shows: a filter may still ask for it.
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        return;
    }
    for (int first = 0; first < columnCount(); ++first) {
        int end = first;
        while (end < columnCount() && changed.test(static_cast<std::size_t>(end))) {
            ++end;
        }
        if (end > first) {
            emit dataChanged(index(row, first), index(row, end - 1));
            first = end;
        }
    }
    if (!before.details || !now.details) {
        for (int column = 0; column < columnCount(); ++column) {
            if (needsDetails(static_cast<Column>(column))) {
                changed.reset(static_cast<std::size_t>(column));
            }
        }
    }
    if (changed.any()) {
        emit cellsChanged(now.id, changed);
    }
}

QVariant ServiceTableModel::detail(const ServiceDetails &details, Column column) const
{
    const auto told = [](const auto &value) { return value ? QVariant::fromValue(*value) : QVariant(); };
    switch (column) {
    case Column::Title:
        return told(details.title);
    case Column::MinInstances:
        return told(details.minInstances);
    case Column::SessionStickiness:
        return told(details.sessionStickiness);
    case Column::ScaleToZero:
        return told(details.scaleToZero);
    case Column::HealthCheckUrl:
        return told(details.healthCheckUrl);
    case Column::Image: {
        if (!details.image) {
            return {};
        }
        const ImageDetails &image = *details.image;
        const QString name = m_catalogue.imageName(image.imageId);
        QString text = name.isEmpty() ? u"#%1"_s.arg(image.imageId.value) : name;
        if (image.versionId) {
            const QString version = m_catalogue.versionName(image.imageId, *image.versionId);
            text += u':' + (version.isEmpty() ? u"#%1"_s.arg(image.versionId->value) : version);
        }
        return text;
    }
    case Column::InstanceType: {
        if (!details.instanceTypeId) {
            return {};
        }
        const QString name = m_catalogue.instanceTypeName(*details.instanceTypeId);
        return name.isEmpty() ? u"#%1"_s.arg(details.instanceTypeId->value) : name;
    }
    default:
        Q_UNREACHABLE();
    }
}

QVariant ServiceTableModel::value(int row, Column column) const
{
    const ServiceStore &store = m_services.store();
    const auto time = [](qint64 ms) {
        return ms == ServiceStore::noTime ? QVariant() : QVariant(utcFromMs(ms));
    };
    const auto user = [](const QString &name) { return name.isEmpty() ? QVariant() : QVariant(name); };
    switch (column) {
    case Column::Tick:
        return isTicked(store.id(row));
    case Column::Status:
        return displayText(store.status(row));
    case Column::Name:
        return store.name(row);
    case Column::Type:
        return displayText(store.type(row));
    case Column::UpdatedAt:
        return time(store.updatedAt(row));
    case Column::UpdatedBy:
        return user(store.updatedBy(row));
    case Column::Tags:
        return store.tags(row).join(u", "_s);
    case Column::Id:
        return store.id(row).value;
    case Column::CreatedAt:
        return time(store.createdAt(row));
    case Column::CreatedBy:
        return user(store.createdBy(row));
    case Column::LastTest: {
        const auto test = m_lastTests ? m_lastTests->find(store.id(row)) : std::nullopt;
        return test ? QVariant(test->at) : QVariant();
    }
    case Column::Title:
    case Column::Image:
    case Column::InstanceType:
    case Column::MinInstances:
    case Column::SessionStickiness:
    case Column::ScaleToZero:
    case Column::HealthCheckUrl: {
        const ServiceDetails *details = store.details(row);
        return details ? detail(*details, column) : QVariant();
    }
    case Column::Count:
        break;
    }
    Q_UNREACHABLE();
}

QVariant ServiceTableModel::displayValue(int row, Column column) const
{
    if (column == Column::Tick) {
        return {};
    }
    if (column == Column::LastTest) {
        const auto test = m_lastTests ? m_lastTests->find(idAt(row)) : std::nullopt;
        if (!test) {
            return {};
        }
        return test->status ? QString::number(*test->status) : tr("no answer");
    }
    const QVariant found = value(row, column);
    if (column == Column::UpdatedAt || column == Column::CreatedAt) {
        return found;
    }
    if (!found.isValid()) {
        return needsDetails(column) && !m_services.store().details(row) ? u"…"_s : QString();
    }
    if (found.typeId() == QMetaType::Bool) {
        return found.toBool() ? tr("Yes") : tr("No");
    }
    if (column == Column::InstanceType) {
        // "Pico (0.125CPU, 0.5GB RAM)": the name alone tells them apart, the rest is for the tool tip.
        const QString text = found.toString();
        const qsizetype end = text.indexOf(" ("_L1);
        return end > 0 ? text.left(end) : text;
    }
    return found.toString();
}

QVariant ServiceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ServiceStore &store = m_services.store();
    const int row = index.row();
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayValue(row, column);
    case SortRole:
        return value(row, column);
    case Qt::CheckStateRole:
        return column == Column::Tick ? QVariant::fromValue(isTicked(idAt(row)) ? Qt::Checked : Qt::Unchecked)
                                      : QVariant();
    case StatusRole:
        return store.status(row).text();
    case TypeRole:
        return store.type(row).text();
    case IsGoneRole:
        return store.isGone(row);
    case IdRole:
        return idAt(row).value;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft)));
    case IsProtectedRole:
        return isProtected(idAt(row));
    case Qt::AccessibleTextRole: {
        // A row read aloud says what it is about whichever cell has the focus.
        const QString text = store.name(row) + u", "_s + displayText(store.status(row));
        return isProtected(idAt(row)) ? tr("%1, protected").arg(text) : text;
    }
    default:
        return {};
    }
}

QVariant ServiceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Tick:
        return tr("Ticked");
    case Column::Status:
        return tr("Status");
    case Column::Name:
        return tr("Name");
    case Column::Title:
        return tr("Title");
    case Column::Type:
        return tr("Type");
    case Column::Image:
        return tr("Image");
    case Column::InstanceType:
        return tr("Instance");
    case Column::MinInstances:
        return tr("Min");
    case Column::UpdatedAt:
        return tr("Updated");
    case Column::UpdatedBy:
        return tr("Updated by");
    case Column::Tags:
        return tr("Tags");
    case Column::Id:
        return tr("Id");
    case Column::CreatedAt:
        return tr("Created");
    case Column::CreatedBy:
        return tr("Created by");
    case Column::SessionStickiness:
        return tr("Stickiness");
    case Column::ScaleToZero:
        return tr("Scale to zero");
    case Column::HealthCheckUrl:
        return tr("Health path");
    case Column::LastTest:
        return tr("Last test");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace Belay
