// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/serviceyaml.h"

#include "models/files/yamlcheck.h"
#include "models/files/yamlnodereader.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Reads one document. YAML::Exception may leave its functions; readServicesYaml() catches it.
class DocumentReader
{
    Q_DECLARE_TR_FUNCTIONS(Belay::DocumentReader)

public:
    YamlService read(const YAML::Node &root)
    {
        if (!m_nodes.expectMap(root, tr("the mapping “body”"))) {
            return finished();
        }
        bool hasBody = false;
        bool looksBare = false;
        m_nodes.eachKey(root, [&](const QString &key, const YAML::Node &keyNode, const YAML::Node &value) {
            if (key == "body"_L1) {
                hasBody = true;
                readBody(value);
                return;
            }
            looksBare = looksBare || key == "name"_L1 || key == "imageDetails"_L1;
            m_nodes.warn(keyNode, tr("“%1” is not part of “body” and is left out").arg(key));
        });
        if (!hasBody) {
            m_nodes.problems.clear();
            m_nodes.error(root,
                          looksBare ? tr("The fields must stand below “body:”") : tr("“body” is missing"));
        }
        return finished();
    }

private:
    void readBody(const YAML::Node &body)
    {
        if (!m_nodes.expectMap(body, tr("a mapping of fields"))) {
            return;
        }
        m_nodes.eachKey(body, [this](const QString &key, const YAML::Node &keyNode, const YAML::Node &value) {
            if (!readField(key, value)) {
                warnUnknown(keyNode, key);
            }
        });
    }

    void warnUnknown(const YAML::Node &keyNode, const QString &key)
    {
        m_nodes.warn(keyNode, tr("“%1” is not a known field and is left out").arg(key));
    }

    //! False if there is no such field. Null values count as absent, as the vendor's tool has it.
    bool readField(const QString &key, const YAML::Node &value)
    {
        using Read = void (DocumentReader::*)(const YAML::Node &);
        static const QMap<QString, Read> fields{
            {u"name"_s, &DocumentReader::readName},
            {u"title"_s, &DocumentReader::readTitle},
            {u"description"_s, &DocumentReader::readDescription},
            {u"serviceType"_s, &DocumentReader::readType},
            {u"imageDetails"_s, &DocumentReader::readImage},
            {u"resources"_s, &DocumentReader::readResources},
            {u"parameters"_s, &DocumentReader::readParameters},
            {u"sessionStickiness"_s, &DocumentReader::readStickiness},
            {u"scaleToZero"_s, &DocumentReader::readScaleToZero},
            {u"entrypoint"_s, &DocumentReader::readEntrypoint},
            {u"healthCheckURL"_s, &DocumentReader::readHealthCheck},
            {u"minInstances"_s, &DocumentReader::readMinInstances},
            {u"tags"_s, &DocumentReader::readTags},
        };
        const Read reader = fields.value(key, nullptr);
        if (reader && !value.IsNull()) {
            (this->*reader)(value);
        }
        return reader != nullptr;
    }

    void setPresent(ServiceField field)
    {
        if (!m_result.present.contains(field)) {
            m_result.present.append(field);
        }
    }

    //! Puts what was read into the draft, if it could be read.
    template <typename Target, typename Value>
    void set(ServiceField field, Target ServiceDraft::*member, const std::optional<Value> &value)
    {
        if (value) {
            m_result.draft.*member = Target(*value);
            setPresent(field);
        }
    }

    template <typename Id>
    static std::optional<Id> asId(const std::optional<qint64> &number)
    {
        return number ? std::optional(Id{*number}) : std::nullopt;
    }

    void readName(const YAML::Node &value)
    {
        set(ServiceField::Name, &ServiceDraft::name, m_nodes.text(value));
    }
    void readTitle(const YAML::Node &value)
    {
        set(ServiceField::Title, &ServiceDraft::title, m_nodes.text(value));
    }
    void readDescription(const YAML::Node &value)
    {
        set(ServiceField::Description, &ServiceDraft::description, m_nodes.text(value));
    }
    void readType(const YAML::Node &value)
    {
        if (const auto type = m_nodes.text(value)) {
            set(ServiceField::Type, &ServiceDraft::type, std::optional(ServiceType::fromText(*type)));
        }
    }
    void readStickiness(const YAML::Node &value)
    {
        set(ServiceField::SessionStickiness, &ServiceDraft::sessionStickiness, m_nodes.boolean(value));
    }
    void readScaleToZero(const YAML::Node &value)
    {
        set(ServiceField::ScaleToZero, &ServiceDraft::scaleToZero, m_nodes.boolean(value));
    }
    void readEntrypoint(const YAML::Node &value)
    {
        set(ServiceField::Entrypoint, &ServiceDraft::entrypoint, m_nodes.text(value));
    }
    void readHealthCheck(const YAML::Node &value)
    {
        set(ServiceField::HealthCheckUrl, &ServiceDraft::healthCheckUrl, m_nodes.text(value));
    }
    void readMinInstances(const YAML::Node &value)
    {
        if (const auto number = m_nodes.integer(value)) {
            // Whatever does not fit an int is out of range for validation as well.
            const auto fitting = static_cast<int>(std::clamp<qint64>(*number, -1, 1'000'000));
            set(ServiceField::MinInstances, &ServiceDraft::minInstances, std::optional(fitting));
        }
    }

    void readImage(const YAML::Node &value)
    {
        readPart(value, tr("a mapping with imageId"), [this](const QString &key, const YAML::Node &id) {
            if (key == "imageId"_L1) {
                set(ServiceField::Image, &ServiceDraft::imageId, asId<ImageId>(m_nodes.integer(id)));
                return true;
            }
            if (key == "versionId"_L1) {
                set(ServiceField::Version, &ServiceDraft::versionId, asId<VersionId>(m_nodes.integer(id)));
                return true;
            }
            return false;
        });
    }

    void readResources(const YAML::Node &value)
    {
        readPart(value, tr("a mapping with instanceTypeId"),
                 [this](const QString &key, const YAML::Node &id) {
                     if (key == "instanceTypeId"_L1) {
                         set(ServiceField::InstanceType, &ServiceDraft::instanceTypeId,
                             asId<InstanceTypeId>(m_nodes.integer(id)));
                         return true;
                     }
                     return false;
                 });
    }

    void readParameters(const YAML::Node &value)
    {
        if (value.IsMap()) {
            m_result.draft.parameters.emplace();
        }
        readPart(value, tr("a mapping with env and secrets"),
                 [this](const QString &key, const YAML::Node &part) {
                     if (key == "env"_L1) {
                         readEnv(part);
                         return true;
                     }
                     if (key == "secrets"_L1) {
                         readSecrets(part);
                         return true;
                     }
                     return false;
                 });
    }

    //! Reads a mapping inside the body: \a readEntry says whether it knows the key.
    template <typename Read>
    void readPart(const YAML::Node &value, const QString &what, Read readEntry)
    {
        if (!m_nodes.expectMap(value, what)) {
            return;
        }
        m_nodes.eachKey(value, [&](const QString &key, const YAML::Node &keyNode, const YAML::Node &part) {
            if (!part.IsNull() && !readEntry(key, part)) {
                warnUnknown(keyNode, key);
            }
        });
    }

    void readEnv(const YAML::Node &value)
    {
        if (!m_nodes.expectMap(value, tr("a mapping of variables"))) {
            return;
        }
        setPresent(ServiceField::Env);
        m_nodes.eachKey(value, [this](const QString &key, const YAML::Node &, const YAML::Node &variable) {
            const auto text = variable.IsNull() ? std::nullopt : m_nodes.text(variable);
            if (text) {
                m_result.draft.parameters->env.insert(key, *text);
            }
        });
    }

    void readSecrets(const YAML::Node &value)
    {
        if (!value.IsSequence()) {
            m_nodes.expected(tr("a list of names"), value);
            return;
        }
        setPresent(ServiceField::Secrets);
        for (const auto &item : value) {
            if (const auto name = m_nodes.text(item)) {
                m_result.draft.parameters->secrets.append(*name);
            }
        }
    }

    void readTags(const YAML::Node &value)
    {
        if (!value.IsSequence()) {
            m_nodes.expected(tr("a list of tags"), value);
            return;
        }
        setPresent(ServiceField::Tags);
        const auto append = [this](const YAML::Node &name) {
            if (const auto text = m_nodes.text(name)) {
                m_result.draft.tags.append(*text);
            }
        };
        for (const auto &item : value) {
            if (!item.IsMap()) {
                append(item);
                continue;
            }
            readPart(item, QString(), [&](const QString &key, const YAML::Node &name) {
                if (key == "name"_L1) {
                    append(name);
                }
                return key == "name"_L1;
            });
        }
    }

    YamlService finished()
    {
        m_result.problems = m_nodes.problems;
        std::ranges::sort(m_result.present);
        std::ranges::stable_sort(m_result.problems, {}, [](const YamlProblem &problem) {
            return std::pair(problem.line, problem.column);
        });
        return std::move(m_result);
    }

    YamlNodeReader m_nodes;
    YamlService m_result;
};

struct YamlFile
{
    Q_DECLARE_TR_FUNCTIONS(Belay::YamlFile)
};

YamlService unreadable(const YamlProblem &problem)
{
    YamlService service;
    service.problems.append(problem);
    return service;
}

//! Warns of what the vendor's tool would replace before it reads the file.
void warnOfTemplate(const QByteArray &text, YamlService &service)
{
    const qsizetype braces = text.indexOf("{{");
    const qsizetype block = text.indexOf("{%");
    if (braces < 0 && block < 0) {
        return;
    }
    const qsizetype at = braces < 0 ? block : block < 0 ? braces : std::min(braces, block);
    const auto line = static_cast<int>(text.first(at).count('\n')) + 1;
    const QByteArray before = text.first(at).mid(text.first(at).lastIndexOf('\n') + 1);
    const auto column = static_cast<int>(QString::fromUtf8(before).size()) + 1;
    service.problems.prepend(
        {line, column,
         YamlFile::tr("This looks like a template. The vendor’s tool fills it in first; here "
                      "it is read as it is"),
         YamlProblem::Warning});
}

} // namespace

bool YamlService::isUsable() const
{
    return std::ranges::none_of(
        problems, [](const YamlProblem &problem) { return problem.severity == YamlProblem::Error; });
}

QList<YamlService> readServicesYaml(const QByteArray &text)
{
    if (const auto problem = checkYamlText(text)) {
        return {unreadable(*problem)};
    }
    QList<YamlService> services;
    try {
        for (const YAML::Node &root : YAML::LoadAll(text.toStdString())) {
            services.append(DocumentReader().read(root));
        }
    } catch (const YAML::Exception &exception) {
        return {unreadable(yamlProblem(exception, text))};
    }
    const QList<QByteArray> lines = text.split('\n');
    for (YamlService &service : services) {
        countCharacters(lines, service.problems);
    }
    if (!services.isEmpty()) {
        warnOfTemplate(text, services.first());
    }
    return services;
}

YamlService readServiceYaml(const QByteArray &text)
{
    const QList<YamlService> services = readServicesYaml(text);
    if (services.size() == 1) {
        return services.constFirst();
    }
    const QString message = services.isEmpty()
                                ? YamlFile::tr("The file is empty")
                                : YamlFile::tr("The file holds %n services; open them one at a time", nullptr,
                                               static_cast<int>(services.size()));
    return unreadable({1, 1, message, YamlProblem::Error});
}

} // namespace Belay
