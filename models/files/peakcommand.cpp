// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/peakcommand.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

class CommandLine
{
public:
    CommandLine(const QString &start, const ServiceDraft &draft, Masking masking)
        : m_draft(draft)
        , m_masking(masking)
    {
        m_command.text = start;
    }

    void add(ServiceField field);
    void leaveOut(ServiceField field) { m_command.leftOut.append(field); }
    PeakCommand command() const { return m_command; }

private:
    void option(const QString &name, const QString &value)
    {
        // "--name=value" also takes values that begin with a hyphen.
        m_command.text += value.startsWith(u'-') ? QString(u' ' + name + u'=' + shellQuoted(value))
                                                 : QString(u' ' + name + u' ' + shellQuoted(value));
    }

    void text(ServiceField field, const QString &name, const QString &value)
    {
        if (value.isEmpty()) {
            leaveOut(field); // an empty option counts as none
        } else {
            option(name, value);
        }
    }

    template <typename Id>
    void number(ServiceField field, const QString &name, const std::optional<Id> &id)
    {
        if (id) {
            option(name, QString::number(id->value));
        } else {
            leaveOut(field);
        }
    }

    void turnOn(ServiceField field, const QString &name, bool on)
    {
        if (on) {
            m_command.text += u' ' + name;
        } else {
            leaveOut(field); // false is dropped
        }
    }

    void env()
    {
        if (!m_draft.parameters || m_draft.parameters->env.isEmpty()) {
            leaveOut(ServiceField::Env);
            return;
        }
        for (const QString &key : m_draft.parameters->env.keys()) {
            const QString value = m_draft.parameters->env.value(key);
            option(u"--env"_s, key + u'=' + (m_masking == Masking::Masked ? maskedText() : value));
        }
    }

    void secrets()
    {
        const QStringList names = m_draft.parameters ? m_draft.parameters->secrets : QStringList();
        // A comma would be read as the end of the name.
        const bool hasComma =
            std::ranges::any_of(names, [](const QString &name) { return name.contains(u','); });
        if (names.isEmpty() || hasComma) {
            leaveOut(ServiceField::Secrets);
            return;
        }
        for (const QString &name : names) {
            option(u"--secrets"_s, name);
        }
    }

    const ServiceDraft &m_draft;
    Masking m_masking;
    PeakCommand m_command;
};

void CommandLine::add(ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        return text(field, u"--name"_s, m_draft.name);
    case ServiceField::Title:
        return text(field, u"--title"_s, m_draft.title);
    case ServiceField::Description:
        return text(field, u"--description"_s, m_draft.description);
    case ServiceField::Type:
        return text(field, u"--service-type"_s, m_draft.type.text());
    case ServiceField::Image:
        return number(field, u"--image-id"_s, m_draft.imageId);
    case ServiceField::Version:
        // An image without a version is how to leave it open.
        return m_draft.versionId ? number(field, u"--version-id"_s, m_draft.versionId) : void();
    case ServiceField::InstanceType:
        return number(field, u"--instance-type-id"_s, m_draft.instanceTypeId);
    case ServiceField::MinInstances:
        return option(u"--min-instances"_s, QString::number(m_draft.minInstances));
    case ServiceField::Env:
        return env();
    case ServiceField::Secrets:
        return secrets();
    case ServiceField::Entrypoint:
        return text(field, u"--entrypoint"_s, m_draft.entrypoint);
    case ServiceField::HealthCheckUrl:
        return text(field, u"--health-check-url"_s, m_draft.healthCheckUrl);
    case ServiceField::SessionStickiness:
        return turnOn(field, u"--session-stickiness"_s, m_draft.sessionStickiness);
    case ServiceField::ScaleToZero:
        return turnOn(field, u"--scale-to-zero"_s, m_draft.scaleToZero);
    case ServiceField::Tags:
        return leaveOut(field);
    }
}

bool isChangedAnd(const QList<ServiceField> &fields, ServiceField one, ServiceField other)
{
    return fields.contains(one) || fields.contains(other);
}

} // namespace

QString shellQuoted(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_./:@%+-][A-Za-z0-9_./:@%+=,-]*\\z"_s);
    QString word = text;
    word.remove(QChar(0));
    if (plain.match(word).hasMatch()) {
        return word;
    }
    word.replace(u"'"_s, u"'\\''"_s);
    return u'\'' + word + u'\'';
}

PeakCommand peakCreateCommand(const ServiceDraft &draft, Masking masking)
{
    const ServiceDraft defaults;
    CommandLine line(u"peak services create"_s, draft, masking);
    for (const ServiceField field : allServiceFields()) {
        const bool isUnset = sameField(draft, defaults, field) ||
                             (field == ServiceField::Env && draft.parameters->env.isEmpty()) ||
                             (field == ServiceField::Secrets && draft.parameters->secrets.isEmpty());
        const bool isAlwaysSaid = field == ServiceField::Name || field == ServiceField::Type;
        if (!isUnset || isAlwaysSaid) {
            line.add(field);
        }
    }
    return line.command();
}

PeakCommand peakUpdateCommand(const ServiceId &id, const ServicePatch &patch, Masking masking)
{
    CommandLine line(u"peak services update "_s + shellQuoted(id.value), patch.draft, masking);
    for (const ServiceField field : allServiceFields()) {
        using enum ServiceField;
        // The API replaces these as groups, so the line says what the request says.
        const bool inGroup = ((field == Image || (field == Version && patch.draft.versionId)) &&
                              isChangedAnd(patch.fields, Image, Version)) ||
                             (field == Env && patch.draft.parameters &&
                              !patch.draft.parameters->env.isEmpty() && patch.fields.contains(Secrets)) ||
                             (field == Secrets && patch.draft.parameters &&
                              !patch.draft.parameters->secrets.isEmpty() && patch.fields.contains(Env));
        if (patch.fields.contains(field) && (field == Name || field == Type)) {
            line.leaveOut(field); // fixed
        } else if (patch.fields.contains(field) || inGroup) {
            line.add(field);
        }
    }
    return line.command();
}

QString peakDeleteCommand(const ServiceId &id)
{
    return u"peak services delete "_s + shellQuoted(id.value);
}

} // namespace Belay
