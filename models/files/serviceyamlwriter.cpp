// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/serviceyaml.h"
#include "models/files/yamltext.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Writes by hand rather than through yaml-cpp's emitter: that one cannot say whether a block ends in a line
//! feed, and leaves texts such as `yes` and `0123`, which the vendor's YAML 1.1 reader mistakes, without quotes.
class Writer
{
public:
    void text(QLatin1StringView key, const QString &value) { line(2, key, yamlScalar(value)); }
    void number(QLatin1StringView key, qint64 value) { line(2, key, QString::number(value)); }
    void boolean(QLatin1StringView key, bool value) { line(2, key, value ? u"true"_s : u"false"_s); }
    void block(QLatin1StringView key, const QString &value)
    {
        m_text += u"  "_s + key + u": "_s + yamlBlock(value, 4);
    }

    void image(const ImageDetails &image)
    {
        m_text += u"  imageDetails:\n"_s;
        line(4, "imageId"_L1, QString::number(image.imageId.value));
        if (image.versionId) {
            line(4, "versionId"_L1, QString::number(image.versionId->value));
        }
    }

    void instanceType(InstanceTypeId id)
    {
        m_text += u"  resources:\n"_s;
        line(4, "instanceTypeId"_L1, QString::number(id.value));
    }

    void parameters(const Parameters &parameters)
    {
        m_text += u"  parameters:\n    env:"_s + (parameters.env.isEmpty() ? u" {}\n"_s : u"\n"_s);
        for (auto it = parameters.env.cbegin(); it != parameters.env.cend(); ++it) {
            m_text += u"      "_s + yamlScalar(it.key()) + u": "_s + yamlQuoted(it.value()) + u'\n';
        }
        m_text += u"    secrets:"_s + (parameters.secrets.isEmpty() ? u" []\n"_s : u"\n"_s);
        for (const QString &name : parameters.secrets) {
            m_text += u"      - "_s + yamlScalar(name) + u'\n';
        }
    }

    void tags(const QStringList &tags)
    {
        m_text += u"  tags:\n"_s;
        for (const QString &tag : tags) {
            m_text += u"    - name: "_s + yamlScalar(tag) + u'\n';
        }
    }

    QByteArray bytes() const { return m_text.toUtf8(); }

private:
    void line(int indent, QLatin1StringView key, const QString &value)
    {
        m_text += QString(indent, u' ') + key + u": "_s + value + u'\n';
    }

    QString m_text = u"body:\n"_s;
};

//! In the order of the contract. Absent members are left out.
QByteArray write(const QString &name, const ServiceType &type, const ServiceDetails &details,
                 const QStringList &tags)
{
    Writer writer;
    writer.text("name"_L1, name);
    if (details.title) {
        writer.text("title"_L1, *details.title);
    }
    if (details.description) {
        writer.text("description"_L1, *details.description);
    }
    if (!type.text().isEmpty()) {
        writer.text("serviceType"_L1, type.text());
    }
    if (details.image) {
        writer.image(*details.image);
    }
    if (details.instanceTypeId) {
        writer.instanceType(*details.instanceTypeId);
    }
    if (details.parameters) {
        writer.parameters(*details.parameters);
    }
    if (details.sessionStickiness) {
        writer.boolean("sessionStickiness"_L1, *details.sessionStickiness);
    }
    if (details.scaleToZero) {
        writer.boolean("scaleToZero"_L1, *details.scaleToZero);
    }
    if (details.entrypoint) {
        writer.block("entrypoint"_L1, *details.entrypoint);
    }
    if (details.healthCheckUrl) {
        writer.text("healthCheckURL"_L1, *details.healthCheckUrl);
    }
    if (details.minInstances) {
        writer.number("minInstances"_L1, *details.minInstances);
    }
    if (!tags.isEmpty()) {
        writer.tags(tags);
    }
    return writer.bytes();
}

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

QByteArray writeServiceYaml(const ServiceDraft &draft)
{
    ServiceDetails details;
    details.title = unlessEmpty(draft.title);
    details.description = unlessEmpty(draft.description);
    if (draft.imageId) {
        details.image = ImageDetails{*draft.imageId, draft.versionId};
    }
    details.instanceTypeId = draft.instanceTypeId;
    details.parameters = draft.parameters;
    // A switch that the type does not have is written only if it is on, which validation will then refuse.
    if (draft.sessionStickiness || draft.type != ServiceType::Api) {
        details.sessionStickiness = draft.sessionStickiness;
    }
    if (draft.scaleToZero || draft.type == ServiceType::WebApp) {
        details.scaleToZero = draft.scaleToZero;
    }
    details.entrypoint = unlessEmpty(draft.entrypoint);
    details.healthCheckUrl = unlessEmpty(draft.healthCheckUrl);
    details.minInstances = draft.minInstances;
    return write(draft.name, draft.type, details, draft.tags);
}

QByteArray writeServiceYaml(const Service &service)
{
    return write(service.name, service.type, service.details.value_or(ServiceDetails()), service.tags);
}

} // namespace Belay
