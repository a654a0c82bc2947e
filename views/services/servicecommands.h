// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "views/common/messagebar.h"
#include "views/services/servicedialog.h"

#include <QPointer>

namespace Belay {

class ActivityFollowUp;
class Preferences;
class Prompter;
class ServiceDialog;

//! Carries out what a person chose to do with services: opens the form or the delete dialog, copies, exports.
class ServiceCommands : public QObject
{
    Q_OBJECT

public:
    //! \a prompter outlives it; \a window is the parent of what it opens.
    ServiceCommands(Prompter &prompter, QWidget *window);

    //! For what is opened from now on; \a preferences outlives it.
    void setPreferences(const Preferences &preferences) { m_preferences = &preferences; }
    //! Closes what was opened for the one before; see closeForms().
    void setWorkspace(Workspace *workspace);
    //! Closes all forms without a question: what is typed in them stays as drafts.
    void closeForms();

    void create();
    //! Asks for a YAML file; fileChosen() tells which.
    void chooseFile();
    //! Begins a new service with what the file holds; says what is wrong with it, if anything.
    void createFromFile(const QString &path);
    void edit(const Service &service);
    void clone(const Service &service);
    void openDraft(const FormDraft &draft);
    void remove(const QList<Service> &services);
    //! Begins a new service as \a start, and says \a remark in the form.
    void createFrom(const ServiceDraft &start, const Message &remark);
    //! Edits \a service, beginning with what \a proposal says.
    void editFrom(const Service &service, const ServiceDialog::Proposal &proposal);
    //! Repeats or takes back a recorded write, as far as a form: see ActivityFollowUp.
    void followUp(const JournalEntry &entry);

    //! Marks \a services as protected on this computer, or takes the mark away.
    void protect(const QList<Service> &services, bool isProtected);

    void copyNames(const QList<Service> &services);
    void copyIds(const QList<Service> &services);
    //! One line a service, tab-separated, without a header.
    void copyRows(const QList<Service> &services);
    void copyYaml(const Service &service);
    //! The command of Peak's own command line that describes it. Holds no key.
    void copyCommand(const Service &service);

    //! Describes \a services, then writes them as YAML documents to a file that is asked for.
    void exportYaml(const QList<Service> &services);
    //! Writes the list as JSON, YAML or CSV, by the file's ending.
    void exportList(const QList<Service> &services);

signals:
    void fileChosen(const QString &path);
    //! A form's write was accepted.
    void written(const Belay::ServiceId &id);
    //! Something to tell in the message area.
    void reported(const Belay::Message &message);

private:
    void exportTo(const QList<Service> &services, const QString &path);
    void showDialog(ServiceDialog *dialog);

    Prompter &m_prompter;
    QWidget *m_window;
    ActivityFollowUp *m_followUp;
    const Preferences *m_preferences = nullptr;
    QPointer<Workspace> m_workspace;
    QList<QPointer<QWidget>> m_dialogs;
};

} // namespace Belay
