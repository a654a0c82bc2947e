// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/domain/forecast.h"
#include "models/services/servicewriter.h"

#include <QDialog>
#include <QTimer>

class QPushButton;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace Belay {

class ConfirmBar;
class MergeView;
class MessageArea;
class ProblemSummary;
class ProfileBand;
class Prompter;
class ReviewPanel;
class ServiceForm;
class StatePage;
class Workspace;

//! The window round a ServiceForm that creates or updates one service: profile band, form, review, buttons.
//! Not modal; several may be open at once. show() it; it deletes itself when it is closed. A write under way
//! outlives it. Object name: "serviceDialog".
class ServiceDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Mode {
        Create, //!< an empty form
        Edit,   //!< changes the service
        Clone,  //!< a new service that begins as a copy
    };

    //! A new service. \a workspace and \a prompter outlive the dialog.
    ServiceDialog(Workspace &workspace, Prompter &prompter, QWidget *parent = nullptr);
    //! A new service that begins as \a start, such as one read from a file.
    ServiceDialog(Workspace &workspace, Prompter &prompter, const ServiceDraft &start,
                  QWidget *parent = nullptr);
    //! Edits or clones \a service (by \a mode), which is described first.
    ServiceDialog(Workspace &workspace, Prompter &prompter, Mode mode, const Service &service,
                  QWidget *parent = nullptr);

    ServiceForm &form() { return *m_form; }

    //! Closes, after a question if something typed would be lost.
    void reject() override;

Q_SIGNALS:
    //! The platform accepted the create or update of \a id; the dialog closes.
    void written(const Belay::ServiceId &id);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Page { Loading, Failed, Form, Merge };

    void build();
    QWidget *buildFooter();
    QWidget *buildFormColumn();
    void connectForm();
    void showPage(Page page);
    void load();
    void loaded(const Result<Service> &result);
    void updateSoon();
    void updateNow();
    void updateBand();
    void updatePrimary();
    QString blockedReason() const;

    void validateForm();
    void primary();
    void submit();
    void confirmed();
    void send();
    void finished(const Result<WriteReport> &result);
    void nameTaken(const WriteReport &report);
    void changedMeanwhile(const WriteReport &report);
    void mayHaveHappened(const WriteReport &report);
    void failed(const ApiError &error);
    void checkAgain();
    void switchToUpdate();
    void beginUpdateOf(const Service &described, const ServiceDraft &typed);
    void merged(const ServiceDraft &draft);
    void saveAsYaml();
    void writeYaml(const QString &path);
    void setBusy(const QString &what);
    void done(const ServiceId &id);

    Workspace &m_workspace;
    Prompter &m_prompter;
    Mode m_mode = Mode::Create;
    ServiceId m_id;
    QString m_name;
    ProfileBand *m_band = nullptr;
    MessageArea *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_failedPage = nullptr;
    ServiceForm *m_form = nullptr;
    QScrollArea *m_scroll = nullptr;
    ProblemSummary *m_summary = nullptr;
    ReviewPanel *m_review = nullptr;
    MergeView *m_merge = nullptr;
    ConfirmBar *m_confirm = nullptr;
    QLabel *m_reason = nullptr;
    QPushButton *m_validate = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_submit = nullptr;
    QTimer m_updateTimer;
    Forecast m_forecast;
    std::optional<Service> m_mergeBase;
    QPointer<Reply<WriteReport>> m_reply;
    bool m_isBusy = false;
    bool m_isClosing = false;
};

} // namespace Belay
