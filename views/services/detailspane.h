// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"
#include "models/services/workspace.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeWidget;

namespace Belay {

class CodeEdit;
class StatePage;
class StatusChipLabel;

//! Everything about one service: what describe tells, the vendor's YAML, and what happened to it here
//! (product.md 5.3). Keeps the last good data when a describe fails, and says from when it is.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);

    //! \a workspace: where services are described; null: none.
    void setWorkspace(Workspace *workspace);
    //! The service to show, described if it has not been; nothing: the pane says what it is for.
    void setService(const std::optional<ServiceId> &id);
    //! Shown instead of one service when several are selected.
    void setSelectionCount(int count);
    //! The actions of the header's buttons, in their order; they outlive the pane.
    void setActions(const QList<QAction *> &actions);

protected:
    void changeEvent(QEvent *event) override;

private:
    void describe();
    void showService(const Service &service);
    void showOverview(const Service &service);
    void showTimeline();
    //! Services that run the same image or take the same secrets, as far as they have been described.
    void showUsedWith(const Service &service);
    void showStaleness(const QString &text);
    void addHeading(const QString &text);
    void addRow(const QString &label, QWidget *value, QWidget *button = nullptr);
    void addText(const QString &label, const QString &value, const QString &objectName);
    void addField(const Service &service, const ServiceDraft &draft, ServiceField field,
                  const QString &shown = {});
    void addEnvironment(const Service &service, const ServiceDraft &draft);

    QPointer<Workspace> m_workspace;
    std::optional<ServiceId> m_id;
    QPointer<ReplyBase> m_describing;
    QStackedWidget *m_pages;
    StatePage *m_empty;
    QWidget *m_content;
    StatusChipLabel *m_status;
    QLabel *m_name;
    QLabel *m_subtitle;
    QLabel *m_staleness;
    QWidget *m_buttons;
    QTabWidget *m_tabs;
    QScrollArea *m_overview;
    QGridLayout *m_grid = nullptr; //!< of the overview's page
    CodeEdit *m_yaml;
    QTreeWidget *m_timeline;
    QTreeWidget *m_usedWith;
    QList<QPair<QDateTime, QString>> m_transitions; //!< observed in this session, of the service shown
    Service m_shown;
};

} // namespace Belay
