// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/generator.h"

#include "app/sandbox/catalogue.h"

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <array>
#include <random>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

const QStringList &subjects()
{
    static const QStringList words{
        u"demand"_s,    u"churn"_s,      u"pricing"_s,  u"inventory"_s, u"replenishment"_s, u"basket"_s,
        u"loyalty"_s,   u"markdown"_s,   u"supplier"_s, u"warehouse"_s, u"routing"_s,       u"returns"_s,
        u"fraud"_s,     u"credit"_s,     u"claims"_s,   u"customer"_s,  u"campaign"_s,      u"store"_s,
        u"shelf"_s,     u"energy"_s,     u"footfall"_s, u"invoice"_s,   u"margin"_s,        u"workforce"_s,
        u"promotion"_s, u"quality"_s,    u"safety"_s,   u"shipment"_s,  u"assortment"_s,    u"weather"_s,
        u"lead-time"_s, u"maintenance"_s};
    return words;
}

const QStringList &endings(const QString &type)
{
    static const QStringList api{u"api"_s,   u"scores"_s,    u"forecast"_s, u"predictor"_s, u"ranker"_s,
                                 u"model"_s, u"optimiser"_s, u"lookup"_s,   u"alerts"_s,    u"recommender"_s};
    static const QStringList web{u"dashboard"_s, u"planner"_s,  u"explorer"_s, u"monitor"_s, u"console"_s,
                                 u"simulator"_s, u"overview"_s, u"studio"_s,   u"cockpit"_s, u"review"_s};
    static const QStringList shiny{u"report"_s, u"trends"_s, u"analysis"_s, u"charts"_s, u"survey"_s};
    return type == u"api"_s ? api : (type == u"shiny"_s ? shiny : web);
}

const QStringList &regions()
{
    static const QStringList words{u"uk"_s,      u"emea"_s, u"apac"_s,   u"nordics"_s, u"us-east"_s,
                                   u"us-west"_s, u"dach"_s, u"iberia"_s, u"latam"_s,   u"benelux"_s};
    return words;
}

const QStringList &people()
{
    static const QStringList words{u"amara.osei@example.com"_s,   u"lena.fischer@example.com"_s,
                                   u"tomas.novak@example.com"_s,  u"priya.raman@example.com"_s,
                                   u"jonas.lind@example.com"_s,   u"maria.santos@example.com"_s,
                                   u"oliver.grant@example.com"_s, u"yuki.tanaka@example.com"_s};
    return words;
}

const QStringList &labels()
{
    static const QStringList words{u"supply-chain"_s, u"finance"_s,  u"retail"_s,    u"pilot"_s,
                                   u"nightly"_s,      u"critical"_s, u"team-blue"_s, u"team-green"_s};
    return words;
}

//! The same sequence everywhere, which the standard distributions do not promise.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_generator(seed)
    {
    }

    int below(int bound) { return static_cast<int>(m_generator() % static_cast<quint32>(bound)); }
    bool chance(int percent) { return below(100) < percent; }
    const QString &oneOf(const QStringList &words) { return words.at(below(static_cast<int>(words.size()))); }
    QUuid uuid()
    {
        std::array<quint32, 4> words{};
        std::generate(words.begin(), words.end(), [this] { return m_generator(); });
        QUuid id =
            QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char *>(words.data()), sizeof words));
        id.data3 = static_cast<ushort>((id.data3 & 0x0fff) | 0x4000);
        id.data4[0] = static_cast<uchar>((id.data4[0] & 0x3f) | 0x80);
        return id;
    }

private:
    std::mt19937 m_generator;
};

constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;

QString title(const QString &name)
{
    QString words = name;
    words.replace(u'-', u' ');
    words[0] = words.at(0).toUpper();
    return words;
}

QString pickType(Dice &dice)
{
    const int roll = dice.below(100);
    return roll < 45 ? u"api"_s : (roll < 85 ? u"web-app"_s : u"shiny"_s);
}

QString pickStatus(Dice &dice)
{
    const int roll = dice.below(1000);
    if (roll < 860) {
        return u"AVAILABLE"_s;
    }
    if (roll < 930) {
        return u"CREATE_FAILED"_s;
    }
    if (roll < 955) {
        return u"DELETE_FAILED"_s;
    }
    if (roll < 980) {
        return u"DEPLOYING"_s;
    }
    return roll < 990 ? u"CREATING"_s : u"DELETING"_s;
}

QJsonObject pickImage(const Catalogue &catalogue, const QString &type, const QString &status, Dice &dice)
{
    QList<std::pair<int, int>> fitting;
    for (const Image &image : catalogue.images()) {
        for (const ImageVersion &version : image.versions) {
            const bool fails = version.behaviour == Behaviour::FailsToStart;
            if (image.type == Catalogue::imageTypeFor(type) && version.isDeployable() &&
                fails == (status == u"CREATE_FAILED"_s)) {
                fitting.emplaceBack(image.id, version.id);
            }
        }
    }
    const auto [imageId, versionId] = fitting.at(dice.below(static_cast<int>(fitting.size())));
    return {{u"imageId"_s, imageId}, {u"versionId"_s, versionId}};
}

QJsonArray pickTags(Dice &dice)
{
    QJsonArray tags;
    QSet<QString> used;
    for (int left = dice.below(3); left > 0; --left) {
        const QString &label = dice.oneOf(labels());
        if (!used.contains(label)) {
            used.insert(label);
            tags.append(QJsonObject{{u"name"_s, label}});
        }
    }
    return tags;
}

QJsonObject pickFields(const Catalogue &catalogue, const StoredService &service, Dice &dice)
{
    const auto instances = catalogue.instanceTypes(Catalogue::entityTypeFor(service.type)).value();
    const bool web = service.type == u"web-app"_s;
    const bool sticky = service.type != u"api"_s && dice.chance(15);
    QJsonObject env{{u"LOG_LEVEL"_s, dice.chance(80) ? u"info"_s : u"debug"_s}};
    if (dice.chance(50)) {
        env.insert(u"REGION"_s, dice.oneOf(regions()));
    }
    return {
        {u"title"_s, dice.chance(80) ? title(service.name) : QString()},
        {u"description"_s, dice.chance(50) ? u"Serves %1."_s.arg(title(service.name).toLower()) : QString()},
        {u"imageDetails"_s, pickImage(catalogue, service.type, service.status, dice)},
        {u"resources"_s,
         QJsonObject{{u"instanceTypeId"_s, instances.at(dice.below(static_cast<int>(instances.size()))).id}}},
        {u"parameters"_s,
         QJsonObject{{u"env"_s, env},
                     {u"secrets"_s, dice.chance(30) ? QJsonArray{u"DATABASE_PASSWORD"_s} : QJsonArray()}}},
        {u"sessionStickiness"_s, sticky},
        {u"scaleToZero"_s, web && !sticky && dice.chance(30)},
        {u"entrypoint"_s, service.type == u"api"_s ? u"python\nmain.py"_s : QString()},
        {u"healthCheckURL"_s, dice.chance(70) ? u"/health"_s : QString()},
        {u"minInstances"_s, dice.chance(20) ? 2 : 1}};
}

bool isInTransition(const QString &status)
{
    return status == u"CREATING"_s || status == u"DEPLOYING"_s || status == u"DELETING"_s;
}

} // namespace

QList<StoredService> generateServices(const Catalogue &catalogue, int count, quint32 seed, qint64 now,
                                      const std::function<bool(const QString &)> &isTaken)
{
    Dice dice(seed);
    QSet<QString> names;
    QList<StoredService> services;
    services.reserve(count);
    while (services.size() < count) {
        StoredService service;
        service.type = pickType(dice);
        service.name = dice.oneOf(subjects()) + u'-' + dice.oneOf(endings(service.type));
        if (names.contains(service.name) || dice.chance(25)) {
            service.name += u'-' + dice.oneOf(regions());
        }
        const QString stem = service.name;
        const int spread = 9 + static_cast<int>(names.size()) / 50;
        while (names.contains(service.name) || isTaken(service.name)) {
            service.name = stem + u"-%1"_s.arg(2 + dice.below(spread));
        }
        names.insert(service.name);
        service.id = dice.uuid().toString(QUuid::WithoutBraces);
        service.status = pickStatus(dice);
        service.createdAt = now - dice.below(730) * day - dice.below(1440) * minute - dice.below(60'000);
        service.createdBy = dice.oneOf(people());
        const bool touched = dice.chance(60);
        service.updatedAt = touched ? service.createdAt + (now - service.createdAt) / 100 * dice.below(100)
                                    : service.createdAt;
        service.updatedBy = touched ? dice.oneOf(people()) : service.createdBy;
        service.tags = pickTags(dice);
        service.fields = pickFields(catalogue, service, dice);
        if (isInTransition(service.status)) {
            service.dueAt = now + (30 + dice.below(60)) * minute;
        }
        service.deletions = service.status == u"DELETE_FAILED"_s ? 1 : 0;
        services.append(service);
    }
    return services;
}

} // namespace Belay::Sandbox
