// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/cataloguejson.h"

#include "models/domain/jsonreader.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

ImageVersion readVersion(JsonReader &reader)
{
    ImageVersion version;
    version.id = VersionId{reader.integer("id"_L1)};
    version.version = reader.optionalString("version"_L1).value_or(QString());
    version.status = reader.optionalString("status"_L1).value_or(QString());
    version.lastBuildStatus = reader.optionalString("lastBuildStatus"_L1).value_or(QString());
    version.createdAt = reader.optionalDateTime("createdAt"_L1);
    return version;
}

Image readImage(JsonReader &reader)
{
    Image image;
    image.id = ImageId{reader.integer("id"_L1)};
    image.name = reader.string("name"_L1);
    image.type = reader.optionalString("type"_L1).value_or(QString());
    if (std::optional<JsonReader> latest = reader.optionalObject("latestVersion"_L1)) {
        image.latestVersion = readVersion(*latest);
        reader.take(*latest);
    }
    return image;
}

InstanceType readInstanceType(JsonReader &reader)
{
    InstanceType type;
    type.id = InstanceTypeId{reader.integer("id"_L1)};
    type.name = reader.string("name"_L1);
    type.milliCpu = reader.optionalInt("cpu"_L1).value_or(0);
    type.memoryMb = reader.optionalInt("memory"_L1).value_or(0);
    type.gpu = reader.optionalInt("gpu"_L1).value_or(0);
    return type;
}

//! The items under \a key, each read by \a read; the first wrong one is the error.
template <typename T, typename Read>
Result<QList<T>> readItems(JsonReader &reader, QLatin1StringView key, Read read)
{
    const QJsonValue found = reader.object().value(key);
    if (!found.isArray()) {
        reader.expected(QString(key), u"array"_s, found);
        return reader.failure();
    }
    const QJsonArray array = found.toArray();
    QList<T> items;
    items.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        JsonReader item(array.at(i).toObject(), u"%1[%2]"_s.arg(key).arg(i));
        items.append(read(item));
        if (item.hasError()) {
            return item.failure();
        }
    }
    return items;
}

template <typename T, typename Read>
Result<CataloguePage<T>> readPage(const QByteArray &body, QLatin1StringView key, Read read)
{
    Result<JsonReader> parsed = JsonReader::parse(body);
    if (!parsed) {
        return Failure(parsed.error());
    }
    const Result<QList<T>> items = readItems<T>(*parsed, key, read);
    if (!items) {
        return Failure(items.error());
    }
    return CataloguePage<T>{*items, qMax(0, parsed->object().value("pageCount"_L1).toInt())};
}

} // namespace

Result<CataloguePage<Image>> decodeImagePage(const QByteArray &body)
{
    return readPage<Image>(body, "images"_L1, readImage);
}

Result<CataloguePage<ImageVersion>> decodeVersionPage(const QByteArray &body)
{
    return readPage<ImageVersion>(body, "versions"_L1, readVersion);
}

Result<QList<InstanceType>> decodeInstanceTypes(const QByteArray &body)
{
    Result<CataloguePage<InstanceType>> page = readPage<InstanceType>(body, "data"_L1, readInstanceType);
    if (!page) {
        return Failure(page.error());
    }
    return page->items;
}

} // namespace Belay
