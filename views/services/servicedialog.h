// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/forecast.h"
#include "models/domain/validation.h"
#include "models/services/formdraft.h"
#include "views/common/messagebar.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace Belay {

struct ApiError;
class ConfirmBar;
class DraftKeeper;
class MergeView;
class MessageArea;
class ProblemSummary;
class ProfileBand;
class Prompter;
class ReviewPanel;
class ServiceForm;
class ServiceSubmission;
class StatePage;
class Workspace;

//! The window round a ServiceForm that creates or updates one service: profile band, form, review, buttons.
//! Not modal; several may be open at once. show() it; it deletes itself when it is closed. A write under way
//! outlives it. What is typed is kept as a draft while the window is open, see FormDraft. Object name: "serviceDialog".
class ServiceDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Mode {
        Edit,  //!< changes the service
        Clone, //!< a new service that begins as a copy
    };

    //! A new service that begins as \a start: empty, or read from a file. \a workspace and \a prompter outlive it.
    ServiceDialog(Workspace &workspace, Prompter &prompter, const ServiceDraft &start = {},
                  QWidget *parent = nullptr);
    //! Edits or clones \a service (by \a mode), which is described first.
    ServiceDialog(Workspace &workspace, Prompter &prompter, Mode mode, const Service &service,
                  QWidget *parent = nullptr);

    //! For an edit that begins with other values than the described service has: gives them, and what is to be
    //! said of them.
    using Proposal = std::function<std::pair<ServiceDraft, Message>(const Service &)>;
    //! Before the service has been described.
    void setProposal(const Proposal &proposal) { m_proposal = proposal; }
    //! Shows \a message above the form.
    void tell(const Message &message);
    //! Goes on with \a kept: an edit is described first, and merged if the service changed meanwhile.
    ServiceDialog(Workspace &workspace, Prompter &prompter, const FormDraft &kept, QWidget *parent = nullptr);

    ServiceForm &form() { return *m_form; }

    //! Closes, after a question if something typed would be lost or put away.
    void reject() override;

Q_SIGNALS:
    //! The platform accepted the create or update of \a id; the dialog closes.
    void written(const Belay::ServiceId &id);
    //! The person put the draft away for later; the dialog closes.
    void draftParked(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Page { LoadingPage, FailedPage, FormPage, MergePage };

    ServiceDialog(Workspace &workspace, Prompter &prompter, QWidget *parent);
    void build();
    QWidget *buildFormPage();
    QWidget *buildFooter();
    void connectParts();
    void connectSubmission();
    void showPage(Page page);
    void load();
    void loaded(const Service &service);
    void followRedeploys();

    void reopen(const Service &service);
    void beginAnew();
    //! Makes the form one for a new service that begins as \a draft.
    void startAnew(const ServiceDraft &draft);
    void offerToCreateAnew();
    void keepDraft();
    void tellToType();
    void askToClose();
    void askWhileSending();

    void updateNow();
    void updateBand();
    void updateTitle();
    void updateButtons();
    QString primaryText() const;
    QString blockedReason() const;
    void goTo(ServiceField field);

    bool validateForm();
    void submit();
    void sendNow();
    void switchToUpdate(const Service &existing);
    void updateInstead(const Service &described);
    void merge(const Service &current);
    void acceptMerge();
    void succeeded(const ServiceId &id);
    void tellNameTaken(const Service &existing);
    void tellUncertain();
    void tellUndone();
    void tellExisting(const QList<Service> &existing);
    void tellFailure(const ApiError &error, bool isReading);
    void saveAsYaml();
    void askWhere();
    void writeYaml(const QString &path);

    Workspace &m_workspace;
    Prompter &m_prompter;
    ServiceSubmission *m_submission = nullptr;
    Mode m_mode = Mode::Edit;
    Proposal m_proposal;
    DraftKeeper *m_keeper = nullptr; //!< null: drafts are not kept
    std::optional<FormDraft> m_kept; //!< to be opened again, once its service is described
    QStringList m_toType;            //!< variables whose value the draft did not keep and nobody typed yet
    RedeployObservations m_observed;
    ServiceId m_loadId;              //!< to be described before there is a form
    std::optional<Service> m_theirs; //!< while the merge is shown
    ProfileBand *m_band = nullptr;
    MessageArea *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_failedPage = nullptr;
    QSplitter *m_splitter = nullptr;
    ServiceForm *m_form = nullptr;
    QScrollArea *m_scroll = nullptr;
    ProblemSummary *m_summary = nullptr;
    ReviewPanel *m_review = nullptr;
    MergeView *m_merge = nullptr;
    ConfirmBar *m_confirm = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_validate = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_submit = nullptr;
    QTimer m_updateTimer;
    Forecast m_forecast;
    bool m_showsSummary = false;
    bool m_isClosing = false;
    bool m_isServiceGone = false; //!< the service of the kept draft
};

} // namespace Belay
