// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/manyservices.h"

#include "models/core/utctime.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Well mixed, and the same everywhere.
quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ value >> 30U) * 0xbf58476d1ce4e5b9U;
    value = (value ^ value >> 27U) * 0x94d049bb133111ebU;
    return value ^ value >> 31U;
}

QString pick(const QStringList &words, quint64 dice)
{
    return words.at(static_cast<qsizetype>(dice % static_cast<quint64>(words.size())));
}

} // namespace

Service manyServices(int number)
{
    static const QStringList subjects{u"demand"_s,  u"pricing"_s,  u"churn"_s,    u"inventory"_s,
                                      u"basket"_s,  u"campaign"_s, u"supplier"_s, u"returns"_s,
                                      u"loyalty"_s, u"staffing"_s};
    static const QStringList works{u"forecast"_s, u"optimiser"_s, u"scorer"_s, u"report"_s,
                                   u"explorer"_s, u"matcher"_s,   u"monitor"_s};
    static const QStringList places{u"uk"_s, u"us"_s, u"emea"_s, u"apac"_s, u"north"_s, u"south"_s};
    const quint64 dice = mixed(static_cast<quint64>(number));
    const quint64 more = mixed(dice);
    Service service;
    const QString hex = u"%1%2"_s.arg(dice, 16, 16, QLatin1Char('0')).arg(more, 16, 16, QLatin1Char('0'));
    service.id = ServiceId{hex.left(8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' +
                           hex.mid(16, 4) + u'-' + hex.mid(20)};
    service.name = pick(subjects, dice) + u'-' + pick(works, dice >> 8U) + u'-' + pick(places, dice >> 16U) +
                   u'-' + QString::number(number);
    service.type = ServiceType::documented().at(static_cast<qsizetype>((dice >> 24U) % 3));
    const quint64 state = (dice >> 32U) % 100;
    service.status = state < 90 ? ServiceStatus::Available
                                : ServiceStatus::documented().at(static_cast<qsizetype>(state % 6));
    service.createdAt = utcFromMs(1'700'000'000'000 + qint64(more % 40'000'000'000U));
    service.updatedAt = service.createdAt.addSecs(qint64(dice % 4'000'000U));
    service.createdBy = u"user%1@example.com"_s.arg(dice % 40);
    service.updatedBy = u"user%1@example.com"_s.arg(more % 40);
    if (more % 5 == 0) {
        service.tags = QStringList{pick(places, more >> 8U)};
    }
    return service;
}

QList<Service> firstServices(int count)
{
    QList<Service> services;
    services.reserve(count);
    for (int number = 0; number < count; ++number) {
        services.append(manyServices(number));
    }
    return services;
}

} // namespace Belay
