// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/serviceexport.h"

#include "models/domain/servicejson.h"
#include "models/files/serviceyaml.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QByteArray exportJson(const QList<Service> &services)
{
    QJsonArray array;
    for (const Service &service : services) {
        array.append(encodeService(service));
    }
    return QJsonDocument(array).toJson();
}

QByteArray exportYaml(const QList<Service> &services)
{
    QByteArray text;
    for (const Service &service : services) {
        text += "---\n" + writeServiceYaml(service);
    }
    return text;
}

//! Keeps spreadsheets from running what a tag or a title says.
QString harmless(const QString &cell)
{
    static const QString starters = u"=+-@\t\r\n"_s;
    return !cell.isEmpty() && starters.contains(cell.front()) ? u'\'' + cell : cell;
}

QString csvCell(const QString &value)
{
    const QString cell = harmless(value);
    const bool needsQuotes =
        cell.startsWith(u' ') || cell.endsWith(u' ') ||
        std::ranges::any_of(cell, [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    if (!needsQuotes) {
        return cell;
    }
    QString doubled = cell;
    doubled.replace(u'"', u"\"\""_s);
    return u'"' + doubled + u'"';
}

QString csvLine(const QStringList &values)
{
    QStringList cells;
    std::ranges::transform(values, std::back_inserter(cells), csvCell);
    return cells.join(u',') + u"\r\n"_s;
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString boolText(const std::optional<bool> &value)
{
    return !value ? QString() : *value ? u"true"_s : u"false"_s;
}

QString numberText(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

template <typename Id>
std::optional<qint64> numberOf(const std::optional<Id> &id)
{
    return id ? std::optional(id->value) : std::nullopt;
}

//! Variables as the JSON object of the wire, because names and values may hold any separator.
QString envText(const Parameters &parameters)
{
    QJsonObject env;
    for (auto it = parameters.env.cbegin(); it != parameters.env.cend(); ++it) {
        env.insert(it.key(), it.value());
    }
    return QString::fromUtf8(QJsonDocument(env).toJson(QJsonDocument::Compact));
}

QByteArray exportCsv(const QList<Service> &services)
{
    QString text =
        csvLine({u"id"_s,          u"name"_s,    u"title"_s,      u"description"_s,    u"serviceType"_s,
                 u"status"_s,      u"imageId"_s, u"versionId"_s,  u"instanceTypeId"_s, u"minInstances"_s,
                 u"env"_s,         u"secrets"_s, u"entrypoint"_s, u"healthCheckURL"_s, u"sessionStickiness"_s,
                 u"scaleToZero"_s, u"tags"_s,    u"createdAt"_s,  u"createdBy"_s,      u"updatedAt"_s,
                 u"updatedBy"_s});
    for (const Service &service : services) {
        const ServiceDetails details = service.details.value_or(ServiceDetails());
        const ImageDetails image = details.image.value_or(ImageDetails());
        text += csvLine({
            service.id.value,
            service.name,
            details.title.value_or(QString()),
            details.description.value_or(QString()),
            service.type.text(),
            service.status.text(),
            details.image ? QString::number(image.imageId.value) : QString(),
            numberText(numberOf(image.versionId)),
            numberText(numberOf(details.instanceTypeId)),
            numberText(details.minInstances),
            details.parameters ? envText(*details.parameters) : QString(),
            details.parameters ? details.parameters->secrets.join(u", "_s) : QString(),
            details.entrypoint.value_or(QString()),
            details.healthCheckUrl.value_or(QString()),
            boolText(details.sessionStickiness),
            boolText(details.scaleToZero),
            service.tags.join(u", "_s),
            timeText(service.createdAt),
            service.createdBy,
            timeText(service.updatedAt),
            service.updatedBy,
        });
    }
    return text.toUtf8();
}

} // namespace

QByteArray exportServices(const QList<Service> &services, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return exportJson(services);
    case ExportFormat::Yaml:
        return exportYaml(services);
    case ExportFormat::Csv:
        return exportCsv(services);
    }
    Q_UNREACHABLE();
}

std::optional<ExportFormat> exportFormatFromName(const QString &name)
{
    const QString lower = name.toLower();
    if (lower == "json"_L1) {
        return ExportFormat::Json;
    }
    if (lower == "yaml"_L1) {
        return ExportFormat::Yaml;
    }
    return lower == "csv"_L1 ? std::optional(ExportFormat::Csv) : std::nullopt;
}

} // namespace Belay
