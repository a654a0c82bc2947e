// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicecommands.h"

#include "models/core/decoding.h"
#include "models/domain/displaytext.h"
#include "models/files/peakcommand.h"
#include "models/files/savefile.h"
#include "models/files/serviceexport.h"
#include "models/files/serviceyaml.h"
#include "models/services/describeall.h"
#include "views/common/errortext.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/services/activityfollowup.h"
#include "views/services/deletedialog.h"
#include "views/services/servicedialog.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QStringList textsOf(const QList<Service> &services, QString (*text)(const Service &))
{
    QStringList texts;
    for (const Service &service : services) {
        texts.append(text(service));
    }
    return texts;
}

QList<ServiceId> idsOf(const QList<Service> &services)
{
    QList<ServiceId> ids;
    for (const Service &service : services) {
        ids.append(service.id);
    }
    return ids;
}

ExportFormat formatOf(const QString &path)
{
    if (path.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        return ExportFormat::Csv;
    }
    const bool isYaml =
        path.endsWith(".yaml"_L1, Qt::CaseInsensitive) || path.endsWith(".yml"_L1, Qt::CaseInsensitive);
    return isYaml ? ExportFormat::Yaml : ExportFormat::Json;
}

} // namespace

ServiceCommands::ServiceCommands(Prompter &prompter, QWidget *window)
    : QObject(window)
    , m_prompter(prompter)
    , m_window(window)
    , m_followUp(new ActivityFollowUp(*this))
{
}

void ServiceCommands::setWorkspace(Workspace *workspace)
{
    closeForms();
    m_workspace = workspace;
    m_followUp->setWorkspace(workspace);
}

void ServiceCommands::closeForms()
{
    for (const QPointer<QWidget> &dialog : std::exchange(m_dialogs, {})) {
        delete dialog;
    }
}

void ServiceCommands::showDialog(ServiceDialog *dialog)
{
    connect(dialog, &ServiceDialog::written, this, &ServiceCommands::written);
    connect(dialog, &ServiceDialog::draftParked, this, [this](const QString &name) {
        Message message;
        message.id = u"draftParked"_s;
        message.severity = MessageSeverity::Success;
        message.text = name.isEmpty()
                           ? tr("The draft is saved under File, Drafts.")
                           : tr("The draft of %1 is saved under File, Drafts.").arg(isolated(name));
        emit reported(message);
    });
    m_dialogs.removeAll(nullptr);
    m_dialogs.append(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void ServiceCommands::create()
{
    auto *dialog = new ServiceDialog(*m_workspace, m_prompter, ServiceDraft(), m_window);
    showDialog(dialog);
}

void ServiceCommands::chooseFile()
{
    FileQuestion question;
    question.id = u"openYaml"_s;
    question.title = tr("Open YAML");
    question.filters = {tr("YAML (*.yaml *.yml)"), tr("All files (*)")};
    m_prompter.openFile(m_window, question, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            emit fileChosen(path);
        }
    });
}

void ServiceCommands::createFromFile(const QString &path)
{
    auto *reading = new Reply<YamlService>(this);
    reading->then(this, [this, path](const Result<YamlService> &read) {
        if (!read || !read->isUsable() || !m_workspace) {
            Message message;
            message.severity = MessageSeverity::Error;
            message.text = tr("%1 cannot be used as a service file.").arg(isolated(path));
            message.nextStep = m_workspace ? QString() : tr("Open a profile first.");
            QStringList details;
            for (const YamlProblem &problem : read ? read->problems : QList<YamlProblem>()) {
                details.append(tr("Line %1: %2").arg(problem.line).arg(problem.message));
            }
            message.details = read ? details.join(u'\n') : read.error().toString();
            emit reported(message);
            return;
        }
        auto *dialog = new ServiceDialog(*m_workspace, m_prompter, read->draft, m_window);
        showDialog(dialog);
    });
    decodeInWorker(reading, [path]() -> Result<YamlService> {
        constexpr qint64 largest = 1024 * 1024;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return Failure(localError(ErrorKind::Storage, file.errorString()));
        }
        if (file.size() > largest) {
            return Failure(localError(ErrorKind::InvalidInput, u"the file is larger than 1 MiB"_s));
        }
        return readServiceYaml(file.readAll());
    });
}

void ServiceCommands::edit(const Service &service)
{
    auto *dialog = new ServiceDialog(*m_workspace, m_prompter, ServiceDialog::Mode::Edit, service, m_window);
    showDialog(dialog);
}

void ServiceCommands::createFrom(const ServiceDraft &start, const Message &remark)
{
    auto *dialog = new ServiceDialog(*m_workspace, m_prompter, start, m_window);
    dialog->tell(remark);
    connect(dialog, &ServiceDialog::written, this, &ServiceCommands::written);
    showDialog(dialog);
}

void ServiceCommands::editFrom(const Service &service, const ServiceDialog::Proposal &proposal)
{
    auto *dialog = new ServiceDialog(*m_workspace, m_prompter, ServiceDialog::Mode::Edit, service, m_window);
    dialog->setProposal(proposal);
    connect(dialog, &ServiceDialog::written, this, &ServiceCommands::written);
    showDialog(dialog);
}

void ServiceCommands::followUp(const JournalEntry &entry)
{
    m_followUp->begin(entry);
}

void ServiceCommands::clone(const Service &service)
{
    auto *dialog = new ServiceDialog(*m_workspace, m_prompter, ServiceDialog::Mode::Clone, service, m_window);
    showDialog(dialog);
}

void ServiceCommands::openDraft(const FormDraft &draft)
{
    showDialog(new ServiceDialog(*m_workspace, m_prompter, draft, m_window));
}

void ServiceCommands::remove(const QList<Service> &services)
{
    auto *dialog = new DeleteDialog(*m_workspace, m_prompter, services, m_window);
    if (m_preferences) {
        dialog->applyPreferences(*m_preferences);
    }
    connect(dialog, &DeleteDialog::confirmed, this,
            [this](const QList<Service> &confirmed, const QString &backupPath) {
                if (m_workspace) {
                    m_workspace->deletions().schedule(confirmed, backupPath);
                }
            });
    m_dialogs.append(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ServiceCommands::protect(const QList<Service> &services, bool isProtected)
{
    if (m_workspace) {
        m_workspace->protection().setProtected(idsOf(services), isProtected);
    }
}

void ServiceCommands::copyNames(const QList<Service> &services)
{
    copy(textsOf(services, [](const Service &service) { return service.name; }).join(u'\n'));
}

void ServiceCommands::copyIds(const QList<Service> &services)
{
    copy(textsOf(services, [](const Service &service) { return service.id.value; }).join(u'\n'));
}

void ServiceCommands::copyRows(const QList<Service> &services)
{
    copy(textsOf(services, [](const Service &service) {
             const QStringList cells{service.name,
                                     service.type.text(),
                                     service.status.text(),
                                     service.id.value,
                                     service.updatedAt.toString(Qt::ISODate),
                                     service.updatedBy,
                                     service.tags.join(u", "_s)};
             return cells.join(u'\t');
         }).join(u'\n'));
}

void ServiceCommands::copyYaml(const Service &service)
{
    m_workspace->services().describe(service.id)->then(this, [this](const Result<Service> &described) {
        if (described) {
            copy(QString::fromUtf8(writeServiceYaml(*described)));
        } else {
            emit reported(messageFor(described.error(), tr("The service could not be read.")));
        }
    });
}

void ServiceCommands::copyCommand(const Service &service)
{
    copy(u"peak services describe "_s + shellQuoted(service.id.value));
}

void ServiceCommands::exportYaml(const QList<Service> &services)
{
    FileQuestion question;
    question.id = u"exportYaml"_s;
    question.title = tr("Export as YAML");
    question.start = services.size() == 1 ? services.first().name + u".yaml" : u"services.yaml"_s;
    question.filters = {tr("YAML (*.yaml *.yml)")};
    question.defaultSuffix = u"yaml"_s;
    m_prompter.saveFile(m_window, question, this, [this, services](const QString &path) {
        if (!path.isEmpty()) {
            exportTo(services, path);
        }
    });
}

void ServiceCommands::exportList(const QList<Service> &services)
{
    FileQuestion question;
    question.id = u"exportList"_s;
    question.title = tr("Export list");
    question.start = u"services.csv"_s;
    question.filters = {tr("CSV (*.csv)"), tr("JSON (*.json)"), tr("YAML (*.yaml *.yml)")};
    question.defaultSuffix = u"csv"_s;
    m_prompter.saveFile(m_window, question, this, [this, services](const QString &path) {
        if (!path.isEmpty()) {
            exportTo(services, path);
        }
    });
}

void ServiceCommands::exportTo(const QList<Service> &services, const QString &path)
{
    if (!m_workspace) {
        return;
    }
    auto *describing = new DescribeAll(m_workspace->services(), idsOf(services), m_workspace);
    describing->then(this, [this, path](const Result<QList<Service>> &described) {
        if (!described) {
            emit reported(messageFor(described.error(), tr("Nothing was exported.")));
            return;
        }
        auto *writing = new Reply<void>(this);
        writing->then(this, [this, path](const Result<void> &written) {
            if (!written) {
                emit reported(
                    messageFor(written.error(), tr("The file could not be written; nothing was exported.")));
                return;
            }
            Message message;
            message.severity = MessageSeverity::Success;
            message.text = tr("Exported to %1").arg(path);
            emit reported(message);
        });
        decodeInWorker(writing, [services = *described, path]() -> Result<void> {
            return saveFile(path, exportServices(services, formatOf(path)), FileAccess::UserDefault);
        });
    });
}

} // namespace Belay
