// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/validation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

class Validator
{
    Q_DECLARE_TR_FUNCTIONS(Belay::Validator)

public:
    Validator(const ServiceDraft &draft, ValidationPurpose purpose, const ServiceDraft *before)
        : m_draft(draft)
        , m_isCreate(purpose == ValidationPurpose::Create)
        , m_before(m_isCreate ? nullptr : before)
    {
    }

    QList<FieldProblem> problems()
    {
        checkName();
        checkText(ServiceField::Title, m_draft.title);
        checkText(ServiceField::Description, m_draft.description);
        checkType();
        checkImage();
        checkResources();
        if (m_draft.parameters) {
            checkEnv(m_draft.parameters->env);
            checkSecrets(*m_draft.parameters);
        }
        checkEntrypoint();
        checkHealthCheck();
        checkStickiness();
        checkScaleToZero();
        checkTags();
        return m_problems;
    }

private:
    void error(ServiceField field, const QString &message, const QString &key = {})
    {
        m_problems.append({field, message, FieldProblem::Error, key});
    }
    void warn(ServiceField field, const QString &message, const QString &key = {})
    {
        m_problems.append({field, message, FieldProblem::Warning, key});
    }

    //! Says so if \a text holds NUL, which no program receives; true if it does.
    bool checkText(ServiceField field, const QString &text, const QString &key = {})
    {
        if (!text.contains(QChar(0))) {
            return false;
        }
        error(field, tr("This text holds a NUL character"), key);
        return true;
    }

    void checkName()
    {
        static const QRegularExpression safe(u"\\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z"_s);
        if (m_before && m_before->name != m_draft.name) {
            error(ServiceField::Name, tr("The name of a service cannot be changed"));
        }
        if (!m_isCreate) {
            return; // an existing name may follow rules that we do not know
        }
        if (m_draft.name.isEmpty()) {
            error(ServiceField::Name, tr("A name is required"));
        } else if (!safe.match(m_draft.name).hasMatch()) {
            error(ServiceField::Name,
                  tr("Use lower-case letters, digits and hyphens, with a letter or digit at both ends"));
        } else if (m_draft.name.size() > maxNameLength) {
            error(ServiceField::Name, tr("A name has at most %n characters", nullptr, maxNameLength));
        }
    }

    void checkType()
    {
        if (m_before && m_before->type != m_draft.type) {
            error(ServiceField::Type, tr("The type of a service cannot be changed"));
        }
        if (m_isCreate && m_draft.type.known() == ServiceType::Other) {
            error(ServiceField::Type, tr("Choose one of the types api, web-app and shiny"));
        }
    }

    void checkImage()
    {
        if (m_draft.imageId && m_draft.imageId->value <= 0) {
            error(ServiceField::Image, tr("The number of an image is greater than 0"));
        } else if (!m_draft.imageId && m_isCreate) {
            error(ServiceField::Image, tr("An image is required"));
        } else if (!m_draft.imageId && m_before && m_before->imageId) {
            error(ServiceField::Image, tr("An update cannot take the image away"));
        }
        if (m_draft.versionId && m_draft.versionId->value <= 0) {
            error(ServiceField::Version, tr("The number of a version is greater than 0"));
        } else if (m_draft.versionId && !m_draft.imageId) {
            error(ServiceField::Version, tr("A version needs its image"));
        }
    }

    void checkResources()
    {
        if (m_draft.instanceTypeId && m_draft.instanceTypeId->value <= 0) {
            error(ServiceField::InstanceType, tr("The number of an instance type is greater than 0"));
        } else if (!m_draft.instanceTypeId && m_before && m_before->instanceTypeId) {
            error(ServiceField::InstanceType, tr("An update cannot take the instance type away"));
        }
        if (m_draft.minInstances < 1 || m_draft.minInstances > 2) {
            error(ServiceField::MinInstances, tr("The platform takes 1 or 2 instances"));
        }
    }

    void checkEnv(const QMap<QString, QString> &env)
    {
        static const QRegularExpression identifier(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
        for (auto it = env.cbegin(); it != env.cend(); ++it) {
            const QString &key = it.key();
            if (key.isEmpty()) {
                error(ServiceField::Env, tr("A variable needs a name"), key);
            } else if (!identifier.match(key).hasMatch()) {
                error(ServiceField::Env,
                      tr("“%1” is no name of a variable: use letters, digits and _, not a digit first")
                          .arg(key),
                      key);
            }
            if (checkText(ServiceField::Env, it.value(), key)) {
                continue;
            }
            if (it.value().toUtf8().size() > maxEnvValueBytes) {
                error(ServiceField::Env, tr("The value of “%1” is longer than 64 KB").arg(key), key);
            }
            if (looksSecret(key, it.value())) {
                warn(ServiceField::Env,
                     tr("“%1” looks like a secret. Variables are stored as plain text; keep it on the "
                        "platform and "
                        "give its name under Secrets")
                         .arg(key),
                     key);
            }
        }
    }

    void checkSecrets(const Parameters &parameters)
    {
        for (qsizetype i = 0; i < parameters.secrets.size(); ++i) {
            const QString &name = parameters.secrets[i];
            if (name.trimmed().isEmpty()) {
                error(ServiceField::Secrets, tr("A secret needs a name"), name);
                continue;
            }
            if (checkText(ServiceField::Secrets, name, name)) {
                continue;
            }
            if (name.contains(u'\n') || name.contains(u'\r')) {
                error(ServiceField::Secrets, tr("The name of a secret is one line"), name);
            } else if (name != name.trimmed()) {
                warn(ServiceField::Secrets, tr("“%1” begins or ends with a space").arg(name), name);
            }
            if (parameters.secrets.indexOf(name) < i) {
                error(ServiceField::Secrets, tr("“%1” is there twice").arg(name), name);
            }
            if (parameters.env.contains(name)) {
                error(ServiceField::Secrets,
                      tr("“%1” is a variable as well; the service can get only one of them").arg(name), name);
            }
        }
    }

    void checkEntrypoint()
    {
        const QString &text = m_draft.entrypoint;
        if (checkText(ServiceField::Entrypoint, text) || text.isEmpty()) {
            return;
        }
        if (text.contains(u'\r')) {
            warn(ServiceField::Entrypoint,
                 tr("Lines end in CR LF; the CR would become part of the arguments"));
        }
        QStringList lines = text.split(u'\n');
        if (lines.constLast().isEmpty()) {
            lines.removeLast();
        }
        const auto isBlank = [](const QString &line) { return line.trimmed().isEmpty(); };
        const auto hasOuterSpace = [](const QString &line) {
            return line.startsWith(u' ') || line.startsWith(u'\t') || line.endsWith(u' ') ||
                   line.endsWith(u'\t');
        };
        if (isBlank(lines.value(0))) {
            error(ServiceField::Entrypoint, tr("The first line is the command and must not be empty"));
        } else if (std::ranges::any_of(lines, isBlank)) {
            warn(ServiceField::Entrypoint, tr("An empty line is an empty argument"));
        } else if (std::ranges::any_of(lines, hasOuterSpace)) {
            warn(ServiceField::Entrypoint, tr("Spaces at the ends of a line become part of the argument"));
        } else if (lines.size() == 1 && lines.constFirst().contains(u' ')) {
            warn(ServiceField::Entrypoint, tr("Write the command and each argument on a line of its own"));
        }
    }

    void checkHealthCheck()
    {
        const QString &path = m_draft.healthCheckUrl;
        if (path.isEmpty()) {
            return;
        }
        if (!path.startsWith(u'/')) {
            error(ServiceField::HealthCheckUrl, tr("The path begins with /"));
        } else if (std::ranges::any_of(
                       path, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; })) {
            error(ServiceField::HealthCheckUrl, tr("The path has no spaces; write %20 instead"));
        }
    }

    void checkStickiness()
    {
        if (!m_draft.sessionStickiness) {
            return;
        }
        if (m_draft.type == ServiceType::Api) {
            error(ServiceField::SessionStickiness, tr("A service of type api has no session stickiness"));
        } else if (m_draft.minInstances > 1) {
            warn(ServiceField::SessionStickiness,
                 tr("The platform advises against session stickiness with more than one instance"));
        }
    }

    void checkScaleToZero()
    {
        if (!m_draft.scaleToZero) {
            return;
        }
        if (m_draft.type != ServiceType::WebApp) {
            error(ServiceField::ScaleToZero, tr("Only a service of type web-app can scale to zero"));
        } else if (m_draft.sessionStickiness) {
            error(ServiceField::ScaleToZero, tr("Scale to zero does not work with session stickiness"));
        }
    }

    void checkTags()
    {
        for (qsizetype i = 0; i < m_draft.tags.size(); ++i) {
            const QString &tag = m_draft.tags[i];
            if (tag.trimmed().isEmpty()) {
                error(ServiceField::Tags, tr("A tag needs a name"));
            } else if (!checkText(ServiceField::Tags, tag) && m_draft.tags.indexOf(tag) < i) {
                warn(ServiceField::Tags, tr("The tag “%1” is there twice").arg(tag));
            }
        }
    }

    const ServiceDraft &m_draft;
    bool m_isCreate;
    const ServiceDraft *m_before;
    QList<FieldProblem> m_problems;
};

} // namespace

QList<FieldProblem> validate(const ServiceDraft &draft, ValidationPurpose purpose, const ServiceDraft *before)
{
    return Validator(draft, purpose, before).problems();
}

bool hasErrors(const QList<FieldProblem> &problems)
{
    return std::ranges::any_of(
        problems, [](const FieldProblem &problem) { return problem.severity == FieldProblem::Error; });
}

} // namespace Belay
