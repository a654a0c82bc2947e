// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/fieldtext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::FieldText)
};

QString orEmpty(const QString &text)
{
    return text.isEmpty() ? FieldText::tr("(empty)") : text;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? FieldText::tr("(none)") : text;
}

template <typename Id>
QString idText(const std::optional<Id> &id, const QString &absent)
{
    return id ? QString::number(id->value) : absent;
}

QString boolText(bool on)
{
    return on ? FieldText::tr("On") : FieldText::tr("Off");
}

QString valueText(const QString &value, Masking masking)
{
    return value.isEmpty() || masking == Masking::Plain ? orEmpty(value) : maskedText();
}

QString unknownText()
{
    return FieldText::tr("Not returned by the API");
}

QStringList envKeys(const ServiceDraft &before, const ServiceDraft &after)
{
    QStringList keys = before.parameters ? before.parameters->env.keys() : QStringList();
    if (after.parameters) {
        keys += after.parameters->env.keys();
    }
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
}

std::optional<QString> envValue(const ServiceDraft &draft, const QString &key)
{
    const bool isSet = draft.parameters && draft.parameters->env.contains(key);
    return isSet ? std::optional(draft.parameters->env.value(key)) : std::nullopt;
}

} // namespace

QString maskedText()
{
    return QString(8, QChar(0x2022));
}

QString fieldLabel(ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        return FieldText::tr("Name");
    case ServiceField::Title:
        return FieldText::tr("Title");
    case ServiceField::Description:
        return FieldText::tr("Description");
    case ServiceField::Type:
        return FieldText::tr("Type");
    case ServiceField::Image:
        return FieldText::tr("Image");
    case ServiceField::Version:
        return FieldText::tr("Version");
    case ServiceField::InstanceType:
        return FieldText::tr("Instance type");
    case ServiceField::MinInstances:
        return FieldText::tr("Minimum instances");
    case ServiceField::Env:
        return FieldText::tr("Environment");
    case ServiceField::Secrets:
        return FieldText::tr("Secrets");
    case ServiceField::Entrypoint:
        return FieldText::tr("Entrypoint");
    case ServiceField::HealthCheckUrl:
        return FieldText::tr("Health check path");
    case ServiceField::SessionStickiness:
        return FieldText::tr("Session stickiness");
    case ServiceField::ScaleToZero:
        return FieldText::tr("Scale to zero");
    case ServiceField::Tags:
        return FieldText::tr("Tags");
    }
    Q_UNREACHABLE();
}

QString fieldText(const ServiceDraft &draft, ServiceField field, Masking masking)
{
    switch (field) {
    case ServiceField::Name:
        return orEmpty(draft.name);
    case ServiceField::Title:
        return orEmpty(draft.title);
    case ServiceField::Description:
        return orEmpty(draft.description);
    case ServiceField::Type:
        return orEmpty(draft.type.text());
    case ServiceField::Image:
        return idText(draft.imageId, orNone({}));
    case ServiceField::Version:
        return idText(draft.versionId, FieldText::tr("Latest ready"));
    case ServiceField::InstanceType:
        return idText(draft.instanceTypeId, FieldText::tr("(platform’s default)"));
    case ServiceField::MinInstances:
        return QString::number(draft.minInstances);
    case ServiceField::Env: {
        if (!draft.parameters) {
            return unknownText();
        }
        QStringList lines;
        for (auto it = draft.parameters->env.cbegin(); it != draft.parameters->env.cend(); ++it) {
            lines.append(it.key() + u'=' +
                         (it.value().isEmpty() ? QString() : valueText(it.value(), masking)));
        }
        return orNone(lines.join(u'\n'));
    }
    case ServiceField::Secrets:
        return draft.parameters ? orNone(draft.parameters->secrets.join(u", "_s)) : unknownText();
    case ServiceField::Entrypoint:
        return orEmpty(draft.entrypoint);
    case ServiceField::HealthCheckUrl:
        return orEmpty(draft.healthCheckUrl);
    case ServiceField::SessionStickiness:
        return boolText(draft.sessionStickiness);
    case ServiceField::ScaleToZero:
        return boolText(draft.scaleToZero);
    case ServiceField::Tags:
        return orNone(draft.tags.join(u", "_s));
    }
    Q_UNREACHABLE();
}

QString envText(const ServiceDraft &draft, const QString &envKey, Masking masking)
{
    const auto value = envValue(draft, envKey);
    return value ? valueText(*value, masking) : FieldText::tr("(not set)");
}

QList<FieldChange> describeChanges(const Service *base, const ServiceDraft &before, const ServiceDraft &after,
                                   Masking masking)
{
    QList<FieldChange> rows;
    const auto add = [&](ServiceField field, const QString &envKey, const QString &from, const QString &to) {
        // A version that was left open is a known fact, though no number is returned.
        const bool known = !base || isFieldKnown(*base, field) ||
                           (field == ServiceField::Version && isFieldKnown(*base, ServiceField::Image));
        rows.append({field, envKey, !base ? QString() : known ? from : unknownText(), to, known});
    };
    for (const ServiceField field : changedFields(before, after)) {
        if (field != ServiceField::Env || !after.parameters ||
            (!before.parameters && after.parameters->env.isEmpty())) {
            add(field, {}, fieldText(before, field, masking), fieldText(after, field, masking));
            continue;
        }
        for (const QString &key : envKeys(before, after)) {
            if (envValue(before, key) != envValue(after, key)) {
                add(field, key, envText(before, key, masking), envText(after, key, masking));
            }
        }
    }
    return rows;
}

} // namespace Belay
