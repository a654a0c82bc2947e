// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/handmadeservices.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;

struct Sketch
{
    QString name;
    QString type;
    QString status;
    int imageId;
    int versionId;
    QString title;
    QString description;
    QString person;
    int daysOld;
    QStringList tags;
};

QList<Sketch> sketches()
{
    const QString api = u"api"_s;
    const QString web = u"web-app"_s;
    const QString shiny = u"shiny"_s;
    const QString available = u"AVAILABLE"_s;
    const QString amara = u"amara.osei@example.com"_s;
    const QString lena = u"lena.fischer@example.com"_s;
    const QString tomas = u"tomas.novak@example.com"_s;
    const QString priya = u"priya.raman@example.com"_s;
    return {
        {u"demand-api"_s,
         api,
         available,
         102,
         1011,
         u"Demand forecast"_s,
         u"Weekly demand for each product and store."_s,
         amara,
         212,
         {u"supply-chain"_s, u"critical"_s}},
        {u"churn-scores"_s,
         api,
         available,
         103,
         1022,
         u"Churn scores"_s,
         u"How likely a customer is to leave in the next 90 days."_s,
         lena,
         148,
         {u"customer"_s}},
        {u"echo-playground"_s,
         api,
         available,
         101,
         1002,
         u"Echo playground"_s,
         u"Answers with what it was sent. Good for a first test."_s,
         tomas,
         96,
         {u"pilot"_s}},
        {u"route-optimiser"_s,
         api,
         available,
         104,
         1031,
         u"Route optimiser"_s,
         u"Exact delivery routes; an answer takes a while."_s,
         tomas,
         80,
         {u"supply-chain"_s}},
        {u"credit-legacy"_s,
         api,
         available,
         105,
         1041,
         u"Credit scoring (legacy)"_s,
         u"Loses its database connection now and then."_s,
         priya,
         367,
         {u"finance"_s, u"legacy"_s}},
        {u"invoice-matcher"_s,
         api,
         available,
         105,
         1042,
         u"Invoice matcher"_s,
         u"Every answer is an error since the last release."_s,
         priya,
         41,
         {u"finance"_s}},
        {u"basket-ranker"_s,
         api,
         u"CREATE_FAILED"_s,
         106,
         1051,
         u"Basket ranker"_s,
         u"The entry point is missing from the image."_s,
         tomas,
         3,
         {u"experiment"_s}},
        {u"session-cache"_s,
         api,
         u"DELETE_FAILED"_s,
         107,
         1061,
         u"Session cache"_s,
         u"Its volume was still in use when it was deleted."_s,
         priya,
         120,
         {u"storage"_s}},
        {u"stock-planner"_s,
         web,
         available,
         203,
         2022,
         u"Stock planner"_s,
         u"Where planners approve the orders of tomorrow."_s,
         amara,
         190,
         {u"supply-chain"_s, u"critical"_s}},
        {u"store-dashboard"_s,
         web,
         available,
         201,
         2002,
         u"Store dashboard"_s,
         u"Sales and footfall of today."_s,
         lena,
         75,
         {u"retail"_s}},
        {u"pricing-studio"_s,
         web,
         u"DEPLOYING"_s,
         201,
         2003,
         u"Pricing studio"_s,
         u"Try prices and see what they do to margin."_s,
         lena,
         9,
         {u"retail"_s, u"pilot"_s}},
        {u"markdown-simulator"_s,
         web,
         u"CREATE_FAILED"_s,
         204,
         2031,
         u"Markdown simulator"_s,
         u"Listens on the wrong port."_s,
         tomas,
         1,
         {u"experiment"_s}},
        {u"customer-survey"_s,
         shiny,
         available,
         202,
         2012,
         u"Customer survey"_s,
         u"Results of the yearly survey, by region."_s,
         lena,
         260,
         {u"customer"_s}},
        {u"energy-report"_s,
         shiny,
         available,
         202,
         2011,
         u"Energy report"_s,
         u"Use of energy in the stores."_s,
         amara,
         33,
         {}},
    };
}

QJsonObject fieldsOf(const Sketch &sketch)
{
    const bool api = sketch.type == u"api"_s;
    QJsonObject env{{u"LOG_LEVEL"_s, u"info"_s}};
    if (sketch.tags.contains(u"supply-chain"_s)) {
        env.insert(u"REGION"_s, u"emea"_s);
    }
    const bool hasDatabase = sketch.tags.contains(u"finance"_s) || sketch.tags.contains(u"critical"_s);
    const bool critical = sketch.tags.contains(u"critical"_s);
    return {
        {u"title"_s, sketch.title},
        {u"description"_s, sketch.description},
        {u"imageDetails"_s, QJsonObject{{u"imageId"_s, sketch.imageId}, {u"versionId"_s, sketch.versionId}}},
        {u"resources"_s, QJsonObject{{u"instanceTypeId"_s, api ? 23 : 44}}},
        {u"parameters"_s,
         QJsonObject{{u"env"_s, env},
                     {u"secrets"_s, hasDatabase ? QJsonArray{u"DATABASE_PASSWORD"_s} : QJsonArray()}}},
        {u"sessionStickiness"_s, sketch.type == u"shiny"_s},
        {u"scaleToZero"_s, sketch.type == u"web-app"_s && !critical},
        {u"entrypoint"_s, api ? u"python\nmain.py"_s : QString()},
        {u"healthCheckURL"_s, u"/health"_s},
        {u"minInstances"_s, critical ? 2 : 1}};
}

} // namespace

QList<StoredService> handMadeServices(qint64 now, std::chrono::milliseconds stage)
{
    QList<StoredService> services;
    for (const Sketch &sketch : sketches()) {
        StoredService service;
        service.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        service.name = sketch.name;
        service.type = sketch.type;
        service.status = sketch.status;
        // Not all at the same minute of the day.
        service.createdAt = now - sketch.daysOld * day - (sketch.daysOld * 97 % 600) * minute;
        service.updatedAt = service.createdAt + (now - service.createdAt) / (2 + sketch.daysOld % 5);
        service.createdBy = service.updatedBy = sketch.person;
        for (const QString &tag : sketch.tags) {
            service.tags.append(QJsonObject{{u"name"_s, tag}});
        }
        service.fields = fieldsOf(sketch);
        if (service.status == u"DEPLOYING"_s) {
            service.updatedAt = now - minute;
            service.dueAt = now + 5 * stage.count();
        }
        service.deletions = service.status == u"DELETE_FAILED"_s ? 1 : 0;
        services.append(service);
    }
    return services;
}

} // namespace Belay::Sandbox
