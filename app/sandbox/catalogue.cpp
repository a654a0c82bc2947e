// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

const QString success = u"success"_s;

ImageVersion ready(int id, const QString &version, Behaviour behaviour, const QString &description)
{
    return {id, version, description, u"ready"_s, success, behaviour};
}

ImageVersion inUse(int id, const QString &version, Behaviour behaviour, const QString &description)
{
    return {id, version, description, u"in-use"_s, success, behaviour};
}

ImageVersion notReady(int id, const QString &version, const QString &buildStatus, const QString &description)
{
    return {id, version, description, u"not-ready"_s, buildStatus, Behaviour::FailsToStart};
}

QList<Image> apiImages()
{
    using enum Behaviour;
    const QString api = u"api"_s;
    const QString custom = u"custom"_s;
    return {
        {101,
         u"echo"_s,
         api,
         u"global"_s,
         u"platform@example.com"_s,
         u"2025-02-03T09:12:44.000Z"_s,
         {u"template"_s},
         {inUse(1001, u"1.0.0"_s, Echo, u"First release"_s),
          inUse(1002, u"1.1.0"_s, Echo, u"Answers with the image version"_s),
          ready(1003, u"1.2.0"_s, Echo, u"Smaller base image"_s)}},
        {102,
         u"demand-predictor"_s,
         api,
         custom,
         u"amara.osei@example.com"_s,
         u"2025-03-17T13:40:02.000Z"_s,
         {u"model"_s, u"supply-chain"_s},
         {inUse(1011, u"2.3.0"_s, Predictor, u"Gradient boosting, weekly"_s),
          ready(1012, u"2.4.0"_s, Predictor, u"Retrained on the spring data"_s),
          notReady(1013, u"2.5.0-rc1"_s, u"building"_s, u"Daily seasonality"_s)}},
        {103,
         u"churn-model"_s,
         api,
         custom,
         u"lena.fischer@example.com"_s,
         u"2025-04-28T08:05:31.000Z"_s,
         {u"model"_s, u"customer"_s},
         {ready(1021, u"0.9.2"_s, Predictor, u"Logistic regression"_s),
          ready(1022, u"1.0.0"_s, Predictor, u"First version in production"_s),
          notReady(1023, u"1.1.0"_s, u"failed"_s, u"Needs a newer numpy"_s)}},
        {104,
         u"batch-optimiser"_s,
         api,
         custom,
         u"tomas.novak@example.com"_s,
         u"2025-05-12T15:27:09.000Z"_s,
         {u"slow"_s},
         {ready(1031, u"3.0.1"_s, Slow, u"Takes its time for an exact answer"_s)}},
        {105,
         u"legacy-scoring"_s,
         api,
         custom,
         u"priya.raman@example.com"_s,
         u"2024-11-20T10:00:00.000Z"_s,
         {u"legacy"_s},
         {inUse(1041, u"0.4.7"_s, Flaky, u"Loses its database connection now and then"_s),
          ready(1042, u"0.4.8"_s, Failing, u"Wrong table name: every answer is an error"_s),
          ready(1043, u"0.5.0"_s, Echo, u"Repaired"_s)}},
        {106,
         u"broken-start"_s,
         api,
         custom,
         u"tomas.novak@example.com"_s,
         u"2025-06-02T07:55:18.000Z"_s,
         {u"experiment"_s},
         {ready(1051, u"0.1.0"_s, FailsToStart, u"The entry point is missing: it cannot start"_s)}},
        {107,
         u"stateful-cache"_s,
         api,
         custom,
         u"priya.raman@example.com"_s,
         u"2025-06-21T11:31:47.000Z"_s,
         {u"storage"_s},
         {ready(1061, u"1.3.0"_s, Clinging, u"Holds a volume: deleting it fails the first time"_s)}},
    };
}

QList<Image> webImages()
{
    using enum Behaviour;
    const QString web = u"webapp"_s;
    const QString custom = u"custom"_s;
    return {
        {201,
         u"streamlit-dashboard"_s,
         web,
         u"global"_s,
         u"platform@example.com"_s,
         u"2025-01-15T09:00:00.000Z"_s,
         {u"template"_s, u"streamlit"_s},
         {inUse(2001, u"1.28.0"_s, Echo, u"Streamlit 1.28"_s),
          inUse(2002, u"1.32.0"_s, Echo, u"Streamlit 1.32"_s),
          ready(2003, u"1.36.0"_s, Echo, u"Streamlit 1.36"_s)}},
        {202,
         u"shiny-report"_s,
         web,
         u"global"_s,
         u"platform@example.com"_s,
         u"2025-01-15T09:05:00.000Z"_s,
         {u"template"_s, u"r"_s},
         {inUse(2011, u"4.2.3"_s, Echo, u"R 4.2"_s), ready(2012, u"4.4.1"_s, Echo, u"R 4.4"_s)}},
        {203,
         u"planner-ui"_s,
         web,
         custom,
         u"amara.osei@example.com"_s,
         u"2025-03-30T16:44:20.000Z"_s,
         {u"supply-chain"_s},
         {inUse(2021, u"5.1.0"_s, Echo, u"Planning screens"_s),
          ready(2022, u"5.2.0"_s, Echo, u"Faster tables"_s),
          notReady(2023, u"6.0.0-beta"_s, u"building"_s, u"New navigation"_s)}},
        {204,
         u"broken-start-web"_s,
         web,
         custom,
         u"tomas.novak@example.com"_s,
         u"2025-06-02T08:10:55.000Z"_s,
         {u"experiment"_s},
         {ready(2031, u"0.1.0"_s, FailsToStart, u"Listens on the wrong port: it cannot start"_s)}},
        {205,
         u"notebook-viewer"_s,
         web,
         custom,
         u"lena.fischer@example.com"_s,
         u"2025-07-01T12:00:00.000Z"_s,
         {},
         {notReady(2041, u"0.2.0"_s, u"failed"_s, u"The build has never succeeded"_s)}},
        {206,
         u"file-gallery"_s,
         web,
         custom,
         u"priya.raman@example.com"_s,
         u"2025-07-09T14:20:36.000Z"_s,
         {u"storage"_s},
         {ready(2051, u"2.0.0"_s, Clinging, u"Holds a volume: deleting it fails the first time"_s)}},
    };
}

} // namespace

bool ImageVersion::isDeployable() const
{
    return status == u"ready"_s || status == u"in-use"_s;
}

const ImageVersion *Image::version(qint64 versionId) const
{
    const auto found =
        std::find_if(versions.cbegin(), versions.cend(),
                     [versionId](const ImageVersion &candidate) { return candidate.id == versionId; });
    return found == versions.cend() ? nullptr : &*found;
}

const ImageVersion *Image::newestDeployable() const
{
    const auto found = std::find_if(versions.crbegin(), versions.crend(),
                                    [](const ImageVersion &candidate) { return candidate.isDeployable(); });
    return found == versions.crend() ? nullptr : &*found;
}

Catalogue::Catalogue()
    : m_images(apiImages() + webImages())
{
}

const Image *Catalogue::image(qint64 id) const
{
    const auto found = std::find_if(m_images.cbegin(), m_images.cend(),
                                    [id](const Image &candidate) { return candidate.id == id; });
    return found == m_images.cend() ? nullptr : &*found;
}

QString Catalogue::imageTypeFor(const QString &serviceType)
{
    return serviceType == u"api"_s ? u"api"_s : u"webapp"_s;
}

QString Catalogue::entityTypeFor(const QString &serviceType)
{
    return serviceType == u"api"_s ? u"api-deployment"_s : u"webapp"_s;
}

std::optional<QList<InstanceType>> Catalogue::instanceTypes(const QString &entityType) const
{
    if (entityType == u"api-deployment"_s) {
        return QList<InstanceType>{{20, u"Pico (0.125CPU, 0.125GB RAM)"_s, 125, 125},
                                   {21, u"Nano (0.25CPU, 0.5GB RAM)"_s, 250, 500},
                                   {23, u"Micro (0.5CPU, 1GB RAM)"_s, 500, 1000},
                                   {24, u"Small (1CPU, 2GB RAM)"_s, 1000, 2000},
                                   {25, u"Medium (2CPU, 4GB RAM)"_s, 2000, 4000},
                                   {28, u"Large GPU (4CPU, 16GB RAM, 1GPU)"_s, 4000, 16000, 1, 16000}};
    }
    if (entityType == u"webapp"_s) {
        return QList<InstanceType>{{43, u"Pico (0.25CPU, 0.5GB RAM)"_s, 250, 500},
                                   {44, u"Nano (0.5CPU, 1GB RAM)"_s, 500, 1000},
                                   {47, u"Small (1CPU, 2GB RAM)"_s, 1000, 2000},
                                   {48, u"Medium (2CPU, 8GB RAM)"_s, 2000, 8000}};
    }
    if (entityType == u"data-bridge"_s || entityType == u"workflow"_s || entityType == u"workspace"_s) {
        return QList<InstanceType>();
    }
    return std::nullopt;
}

const ImageVersion *Catalogue::versionOf(const QJsonObject &serviceFields) const
{
    const QJsonObject details = serviceFields.value(u"imageDetails").toObject();
    const Image *found = image(details.value(u"imageId").toInteger());
    return found == nullptr ? nullptr : found->version(details.value(u"versionId").toInteger());
}

Behaviour Catalogue::behaviour(const QJsonObject &serviceFields) const
{
    const ImageVersion *version = versionOf(serviceFields);
    return version == nullptr ? Behaviour::Failing : version->behaviour;
}

QString Catalogue::imageLabel(const QJsonObject &serviceFields) const
{
    const ImageVersion *version = versionOf(serviceFields);
    const Image *found = image(serviceFields.value(u"imageDetails").toObject().value(u"imageId").toInteger());
    return version == nullptr ? QString() : QString(found->name + u' ' + version->version);
}

} // namespace Belay::Sandbox
