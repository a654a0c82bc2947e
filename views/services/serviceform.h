// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/validation.h"
#include "views/services/namecheck.h"

#include <QSet>
#include <QWidget>

namespace Belay {

class ApiClient;
class BasicsSection;
class Catalogue;
class EnvironmentSection;
class ImageSection;
class ServiceFormSection;

//! The fields of one service, new or existing: no buttons that send, no progress (ServiceDialog has those).
//! Shows what is wrong with a field once it was left; the rules are those of models/domain/validation.h.
class ServiceForm : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the form. They are asked for pickers and for the name that is typed.
    ServiceForm(ApiClient &api, Catalogue &catalogue, QWidget *parent = nullptr);
    ~ServiceForm() override;

    //! For a new service. \a start fills the fields: a clone, a file, or a draft of defaults.
    void startCreate(const ServiceDraft &start);
    //! For a service as \a seen, which must have been described. Name and type are fixed, and fields that the
    //! API did not return say so. \a draft is what the fields show; as seen if absent.
    void startUpdate(const Service &seen, const std::optional<ServiceDraft> &draft = std::nullopt);

    bool isUpdate() const { return m_base.has_value(); }
    //! The service an update began with; nothing for a create.
    const std::optional<Service> &base() const { return m_base; }

    ServiceDraft draft() const;
    //! Replaces what the fields show, as if it had been typed: base and mode stay.
    void setDraft(const ServiceDraft &draft);
    //! True if the fields hold something else than they began with.
    bool isChanged() const;

    //! Everything that is wrong now, shown or not.
    const QList<FieldProblem> &problems() const { return m_problems; }
    bool isValid() const { return !hasErrors(m_problems); }
    //! Shows all problems beside their fields, as after a submit. Returns isValid().
    bool showProblems();
    //! Shows the server's words at \a field until that field changes.
    void markServerError(ServiceField field, const QString &message);
    void focusField(ServiceField field);

    //! Whether the name typed is new or taken, and by which service.
    const NameCheck &nameCheck() const { return *m_nameCheck; }
    //! Looks the name up again, at once.
    void recheckName() { m_nameCheck->repeat(); }
    //! The newest ready version of the image chosen; nothing while it is not known.
    std::optional<VersionId> latestReadyVersion() const;

Q_SIGNALS:
    void draftChanged();
    //! The list of problems is another one.
    void problemsChanged();
    void validityChanged(bool valid);
    //! nameCheck() tells something else.
    void nameChecked();
    //! The person wants to update the existing service of that name instead.
    void switchToUpdateRequested();

private:
    void addSection(ServiceFormSection *section);
    void alignLabels();
    void load(const ServiceDraft &draft);
    void noteUnreturned();
    void fieldEdited(ServiceField field);
    void focusMoved(const QWidget *from, const QWidget *to);
    void revalidate();
    void showProblemsOf(ServiceField field);
    ServiceFormSection *sectionOf(ServiceField field) const;

    QList<ServiceFormSection *> m_sections;
    BasicsSection *m_basics = nullptr;
    ImageSection *m_image = nullptr;
    EnvironmentSection *m_environment = nullptr;
    NameCheck *m_nameCheck = nullptr;
    std::optional<Service> m_base;
    ServiceDraft m_start;
    QList<FieldProblem> m_problems;
    QSet<ServiceField> m_shown; //!< fields whose problems are shown
    QHash<ServiceField, QString> m_serverErrors;
    bool m_isLoading = false;
    bool m_wasValid = true;
};

} // namespace Belay
