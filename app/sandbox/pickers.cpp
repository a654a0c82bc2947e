// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/pickers.h"

#include "app/sandbox/paging.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

QJsonArray tagObjects(const QStringList &names)
{
    QJsonArray tags;
    for (const QString &name : names) {
        tags.append(QJsonObject{{u"name"_s, name}});
    }
    return tags;
}

QJsonObject versionObject(const Image &image, const ImageVersion &version)
{
    return {{u"id"_s, version.id},
            {u"version"_s, version.version},
            {u"description"_s, version.description},
            {u"status"_s, version.status},
            {u"lastBuildStatus"_s, version.lastBuildStatus},
            {u"buildDetails"_s, QJsonObject{{u"source"_s, u"upload"_s}}},
            {u"createdAt"_s, image.createdAt},
            {u"createdBy"_s, image.createdBy},
            {u"tags"_s, tagObjects(image.tags)}};
}

QJsonObject imageObject(const Image &image)
{
    return {{u"id"_s, image.id},
            {u"name"_s, image.name},
            {u"type"_s, image.type},
            {u"scope"_s, image.scope},
            {u"createdAt"_s, image.createdAt},
            {u"createdBy"_s, image.createdBy},
            {u"latestVersion"_s, versionObject(image, image.versions.last())}};
}

//! The filters that images and versions share. An empty one lets everything through.
struct Filter
{
    explicit Filter(const HttpRequest &request)
        : term(request.queryValue(u"searchTerm"_s))
        , statuses(request.queryValues(u"status"_s))
        , buildStatuses(request.queryValues(u"lastBuildStatus"_s))
        , scopes(request.queryValues(u"scope"_s))
        , tags(request.queryValues(u"tags"_s))
    {
    }

    bool hasTags(const Image &image) const
    {
        return tags.isEmpty() || std::any_of(tags.cbegin(), tags.cend(),
                                             [&](const QString &tag) { return image.tags.contains(tag); });
    }

    bool hasState(const ImageVersion &version) const
    {
        return (statuses.isEmpty() || statuses.contains(version.status)) &&
               (buildStatuses.isEmpty() || buildStatuses.contains(version.lastBuildStatus));
    }

    bool matches(const ImageVersion &version) const
    {
        return hasState(version) && version.version.contains(term, Qt::CaseInsensitive);
    }

    bool matches(const Image &image) const
    {
        const auto &all = image.versions;
        const bool named = image.name.contains(term, Qt::CaseInsensitive) ||
                           std::any_of(all.cbegin(), all.cend(), [&](const ImageVersion &version) {
                               return version.version.contains(term, Qt::CaseInsensitive);
                           });
        return named && hasTags(image) && (scopes.isEmpty() || scopes.contains(image.scope)) &&
               std::any_of(all.cbegin(), all.cend(),
                           [&](const ImageVersion &version) { return hasState(version); });
    }

    QString term;
    QStringList statuses;
    QStringList buildStatuses;
    QStringList scopes;
    QStringList tags;
};

HttpAnswer pageOf(const QJsonArray &all, const Page &page, const QString &itemsKey, const QString &countKey)
{
    QJsonArray items;
    const qint64 end = std::min<qint64>(all.size(), page.offset() + page.size);
    for (qint64 i = page.offset(); i < end; ++i) {
        items.append(all.at(i));
    }
    return HttpAnswer::json(200, {{itemsKey, items},
                                  {countKey, all.size()},
                                  {u"pageCount"_s, page.countFor(all.size())},
                                  {u"pageNumber"_s, page.number},
                                  {u"pageSize"_s, page.size}});
}

} // namespace

HttpAnswer Pickers::images(const HttpRequest &request) const
{
    const auto page = readPage(request);
    if (!page) {
        return page.error();
    }
    const Filter filter(request);
    QJsonArray all;
    for (const Image &image : m_catalogue.images()) {
        if (filter.matches(image)) {
            all.append(imageObject(image));
        }
    }
    return pageOf(all, *page, u"images"_s, u"imageCount"_s);
}

HttpAnswer Pickers::image(const QString &imageId) const
{
    const Image *image = m_catalogue.image(imageId.toLongLong());
    return image == nullptr ? HttpAnswer::error(404, u"There is no such image"_s)
                            : HttpAnswer::json(200, imageObject(*image));
}

HttpAnswer Pickers::versions(const QString &imageId, const HttpRequest &request) const
{
    const Image *image = m_catalogue.image(imageId.toLongLong());
    if (image == nullptr) {
        return HttpAnswer::error(404, u"There is no such image"_s);
    }
    const auto page = readPage(request);
    if (!page) {
        return page.error();
    }
    const Filter filter(request);
    QJsonArray all;
    for (auto version = image->versions.crbegin(); version != image->versions.crend(); ++version) {
        if (filter.matches(*version) && filter.hasTags(*image)) {
            all.append(versionObject(*image, *version));
        }
    }
    return pageOf(all, *page, u"versions"_s, u"versionCount"_s);
}

HttpAnswer Pickers::version(const QString &imageId, const QString &versionId) const
{
    const Image *image = m_catalogue.image(imageId.toLongLong());
    const ImageVersion *version = image == nullptr ? nullptr : image->version(versionId.toLongLong());
    if (version == nullptr) {
        return HttpAnswer::error(404, u"There is no such image version"_s);
    }
    QJsonObject object = versionObject(*image, *version);
    object.insert(u"imageName"_s, image->name);
    object.insert(u"imageType"_s, image->type);
    object.insert(u"pullUrl"_s, u"registry.example.com/%1:%2"_s.arg(image->name, version->version));
    object.insert(u"lastBuildAt"_s, image->createdAt);
    object.insert(u"updatedAt"_s, image->createdAt);
    object.insert(u"updatedBy"_s, image->createdBy);
    return HttpAnswer::json(200, object);
}

HttpAnswer Pickers::instanceTypes(const HttpRequest &request) const
{
    const auto types = m_catalogue.instanceTypes(request.queryValue(u"entityType"_s));
    if (!types) {
        return HttpAnswer::error(
            400, u"entityType: must be api-deployment, data-bridge, webapp, workflow or workspace"_s);
    }
    QJsonArray data;
    for (const InstanceType &type : *types) {
        const bool gpu = type.gpu > 0;
        data.append(QJsonObject{{u"id"_s, type.id},
                                {u"name"_s, type.name},
                                {u"cpu"_s, type.cpu},
                                {u"memory"_s, type.memory},
                                {u"gpu"_s, gpu ? QJsonValue(type.gpu) : QJsonValue()},
                                {u"gpuMemory"_s, gpu ? QJsonValue(type.gpuMemory) : QJsonValue()},
                                {u"instanceClass"_s, gpu ? u"GPU"_s : u"General Purpose"_s},
                                {u"provider"_s, u"k8s"_s},
                                {u"providerInstanceId"_s, QJsonValue()}});
    }
    return HttpAnswer::json(200, {{u"data"_s, data}});
}

} // namespace Belay::Sandbox
